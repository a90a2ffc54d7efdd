import { setTimeout as pause } from 'node:timers/promises';
import { PermanentError } from '@compass/kernel';
import type { Gateway } from '../gateway/gateway.js';

/** What became of one alert of a message. */
export interface AlertRecordJson {
  readonly alertId: string;
  readonly receivedAtMs: number;
  readonly outcome: string;
  readonly rule: string;
  readonly reason: string;
  readonly alert: { readonly name: string; readonly service: string; readonly environment: string } | null;
  readonly incidentId: string;
  /** Empty when none answers for it. */
  readonly investigationId: string;
  readonly verdict: string;
}

interface DeadLetterJson {
  readonly code: string;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
}

const askAgainMs = 300;
const mostRecords = 500;

/**
 * Waits until intake has decided on a message: on all of its alerts at once.
 * @throws PermanentError with the code for which intake gave up on it
 */
export async function recordsOf(receiptId: string, gateway: Gateway): Promise<readonly AlertRecordJson[]> {
  const query = new URLSearchParams({ receipt: receiptId, pageSize: String(mostRecords) });
  for (;;) {
    const { records } = await gateway.get<{ records: AlertRecordJson[] }>(`/v1/alerts?${query.toString()}`);
    if (records.length > 0) return records.toReversed();
    await refuseGivenUp(receiptId, gateway);
    await pause(askAgainMs);
  }
}

async function refuseGivenUp(receiptId: string, gateway: Gateway): Promise<void> {
  const { deadLetters } = await gateway.get<{ deadLetters: DeadLetterJson[] }>('/v1/deadletters/intake');
  const given = deadLetters.find(({ headers }) => headers['compass-receipt'] === receiptId);
  if (!given) return;
  const advice = given.code === 'unknown-environment' ? '; name it with --environment' : '';
  throw new PermanentError(given.code, `${given.reason}${advice}`);
}

/** Waits until the orchestrator knows an investigation that intake has asked for. */
export async function begun(investigationId: string, gateway: Gateway): Promise<void> {
  for (;;) {
    const found = await gateway.get(`/v1/investigations/${investigationId}`).catch((error: unknown) => {
      if (error instanceof PermanentError && error.code === 'unknown-investigation') return undefined;
      throw error;
    });
    if (found !== undefined) return;
    await pause(askAgainMs);
  }
}

import type { Alert } from '@compass/contracts';
import type { Silence } from '../domain/silence.js';
import type { AlertRecord } from './alert-records.js';
import type { Place } from './place.js';

/** A record with what is known by now of the investigation that answers for it. */
export interface ShownAlert extends Omit<AlertRecord, 'alert'> {
  readonly alert: Alert | null;
  /** Empty while there is none. */
  readonly verdict: string;
}

export interface AlertFilter {
  readonly receiptId?: string;
  readonly incidentId?: string;
  readonly environment?: string;
  readonly outcome?: string;
}

/** By which a retry is known, and a request that only uses its key. */
export interface SilenceRequest {
  readonly key: string;
  /** Of what was asked for. */
  readonly sha256: string;
}

/** What people ask of intake, and tell it. */
export interface AlertViews {
  alert(alertId: string): Promise<ShownAlert | undefined>;
  /** Newest first. */
  alerts(limit: number, filter: AlertFilter, after?: Place): Promise<ShownAlert[]>;
  /**
   * @param request absent: it is one of its own
   * @returns as it is kept, which for a retry is the one made before
   * @throws PermanentError `silence-key-reused`
   */
  addSilence(silence: Silence, request?: SilenceRequest): Promise<Silence>;
  /** Those that end last come first. */
  silences(endAfterMs: number): Promise<Silence[]>;
  /** @returns as it is now; undefined when there is none */
  endSilence(silenceId: string, nowMs: number): Promise<Silence | undefined>;
}

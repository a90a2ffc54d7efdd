import { PermanentError } from '@compass/kernel';
import type { Command } from '../domain/investigation/commands.js';
import { deadlinesOf } from '../domain/investigation/deadlines.js';
import type { InvestigationEvent } from '../domain/investigation/events.js';
import { fold } from '../domain/investigation/evolve.js';
import { advance } from '../domain/policy/advance.js';
import { outgoingEvents } from '../edge/outgoing-events.js';
import type { OrchestratorTransaction } from '../store/orchestrator-store.js';

/**
 * Carries out a command on one investigation: its events, its timers and what the mesh is told become visible together.
 * @throws PermanentError `unknown-investigation` unless the command opens it
 */
export async function carryOut(tx: OrchestratorTransaction, investigationId: string, command: Command): Promise<void> {
  await continueLog(tx, investigationId, await tx.logs.lock(investigationId), command);
}

/** An incident may outlive its investigation by far: what comes then is no news for anybody. */
async function refuseUnlessPruned(tx: OrchestratorTransaction, investigationId: string): Promise<void> {
  if (await tx.logs.isPruned(investigationId)) return;
  throw new PermanentError('unknown-investigation', `no investigation ${investigationId}`);
}

/** The same on a log that is locked already. */
export async function continueLog(
  tx: OrchestratorTransaction,
  investigationId: string,
  log: readonly InvestigationEvent[],
  command: Command,
): Promise<void> {
  const before = fold(log);
  if (!before && command.type !== 'OpenInvestigation') return refuseUnlessPruned(tx, investigationId);
  const news = advance(before, command);
  const after = fold(news, before);
  if (!after || news.length === 0) return;
  await tx.logs.append(after, log.length, news);
  if (after.stage === 'concluded') await tx.deadlines.clear(investigationId);
  else await tx.deadlines.set(investigationId, deadlinesOf(news));
  await tx.outbox.publish(outgoingEvents(after, news, [...log, ...news]));
}

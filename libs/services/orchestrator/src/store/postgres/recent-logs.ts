import type { InvestigationEvent } from '../../domain/investigation/events.js';

/** Investigations whose logs are kept: those at work are a few hundred at most, and what falls out is read again. */
const most = 200;

type Log = readonly InvestigationEvent[];

/**
 * Logs as this process has last seen them committed. A log only ever grows, so whoever holds its lock needs no more than what came
 * after.
 */
export class RecentLogs {
  private readonly logs = new Map<string, Log>();

  get(investigationId: string): Log {
    return this.logs.get(investigationId) ?? [];
  }

  /** @param log committed; a shorter one than is known changes nothing */
  keep(investigationId: string, log: Log): void {
    const known = this.get(investigationId);
    this.logs.delete(investigationId);
    this.logs.set(investigationId, log.length > known.length ? log : known);
    if (this.logs.size > most) this.logs.delete(this.logs.keys().next().value!);
  }

  forget(investigationId: string): void {
    this.logs.delete(investigationId);
  }
}

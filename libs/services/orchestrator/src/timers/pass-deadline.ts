import { Inject, Injectable } from '@nestjs/common';
import { asCompassError, type Clock } from '@compass/kernel';
import { CLOCK, LOGGER, TRACER } from '@compass/runtime';
import { contextFromHeaders, withSpan, type Logger } from '@compass/telemetry';
import type { Tracer } from '@opentelemetry/api';
import type { Deadline } from '../domain/investigation/events.js';
import { continueLog } from '../handlers/carry-out.js';
import type { DueDeadline, OrchestratorStore } from '../store/orchestrator-store.js';
import { ORCHESTRATOR_STORE } from '../tokens.js';

/** Until a deadline that could not be enforced is tried again. */
const retryMs = 5_000;

/** Tells one investigation that a deadline of it has passed, in the trace that set the timer. */
@Injectable()
export class PassDeadline {
  constructor(
    @Inject(ORCHESTRATOR_STORE) private readonly store: OrchestratorStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(TRACER) private readonly tracer: Tracer,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Where another instance or a handler is at work, it is left to the next look. What fails is postponed, so that it keeps nothing else
   * from being done.
   */
  async run({ investigationId, deadline, trace }: DueDeadline): Promise<void> {
    const parent = contextFromHeaders(trace);
    try {
      await withSpan(this.tracer, `deadline ${deadline}`, { parent }, () => this.pass(investigationId, deadline));
    } catch (error) {
      const { code, message } = asCompassError(error);
      this.logger.warn('a deadline was not enforced', { code, reason: message, investigationId, deadline });
      const againAtMs = this.clock.now() + retryMs;
      await this.store.transact((tx) => tx.deadlines.postpone(investigationId, deadline, againAtMs));
    }
  }

  private async pass(investigationId: string, deadline: Deadline): Promise<void> {
    await this.store.transact(async (tx) => {
      const log = await tx.logs.tryLock(investigationId);
      if (!log || !(await tx.deadlines.take(investigationId, deadline))) return;
      const command = { type: 'PassDeadline', nowMs: this.clock.now(), deadline } as const;
      await continueLog(tx, investigationId, log, command);
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import { CLOCK, TRACER } from '@compass/runtime';
import { contextFromHeaders, withSpan } from '@compass/telemetry';
import type { Tracer } from '@opentelemetry/api';
import { hasRoom } from '../domain/admission/admission.js';
import { continueLog } from '../handlers/carry-out.js';
import type { OpeningRules } from '../settings.js';
import type { OrchestratorStore, WaitingInvestigation } from '../store/orchestrator-store.js';
import { OPENING_RULES, ORCHESTRATOR_STORE } from '../tokens.js';

/** Begins investigations that wait, the gravest first, while there is room. */
@Injectable()
export class AdmitWaiting {
  constructor(
    @Inject(ORCHESTRATOR_STORE) private readonly store: OrchestratorStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(OPENING_RULES) private readonly rules: OpeningRules,
    @Inject(TRACER) private readonly tracer: Tracer,
  ) {}

  /** Gives 0 when somebody still waits; undefined when nobody does. */
  async run(): Promise<number | undefined> {
    for (;;) {
      const next = await this.store.read((views) => views.nextWaiting());
      if (!next) return undefined;
      const parent = contextFromHeaders(next.trace);
      if (!(await this.isThereRoomFor(next))) return 0;
      if (!(await withSpan(this.tracer, 'admit', { parent }, () => this.admit(next)))) return 0;
    }
  }

  /** In the trace that opened it. False when there is no room any more, or another instance is at it. */
  private admit({ investigationId, priority }: WaitingInvestigation): Promise<boolean> {
    const { limits } = this.rules;
    return this.store.transact(async (tx) => {
      const crowd = await tx.admissions.crowd(limits.critical);
      const log = hasRoom(crowd, limits, priority) ? await tx.logs.tryLock(investigationId) : undefined;
      if (!log) return false;
      await continueLog(tx, investigationId, log, { type: 'Admit', nowMs: this.clock.now() });
      return true;
    });
  }

  private async isThereRoomFor({ priority }: WaitingInvestigation): Promise<boolean> {
    return hasRoom(await this.store.read((views) => views.load()), this.rules.limits, priority);
  }
}

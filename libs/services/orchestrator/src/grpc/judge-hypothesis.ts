import { Inject, Injectable } from '@nestjs/common';
import { PermanentError, type Clock } from '@compass/kernel';
import { CLOCK } from '@compass/runtime';
import { fold } from '../domain/investigation/evolve.js';
import type { Judgement } from '../domain/investigation/hypothesis.js';
import { refusalOf, type JudgementRefusal } from '../domain/investigation/judge.js';
import { continueLog } from '../handlers/carry-out.js';
import type { OrchestratorStore } from '../store/orchestrator-store.js';
import { ORCHESTRATOR_STORE } from '../tokens.js';

const reasons: Record<JudgementRefusal, string> = {
  'not-concluded': 'the investigation is still running: there is nothing to judge yet',
  'unknown-hypothesis': 'the investigation has no such hypothesis',
  'judgement-id-reused': 'the id was used for another judgement',
};

/** Takes what a human made of a hypothesis into the investigation's log. */
@Injectable()
export class JudgeHypothesis {
  constructor(
    @Inject(ORCHESTRATOR_STORE) private readonly store: OrchestratorStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Gives the judgement as the log has it, also when it had it already.
   * @throws PermanentError `unknown-investigation`, `not-concluded`, `unknown-hypothesis`, `judgement-id-reused`
   */
  run(investigationId: string, judgement: Judgement): Promise<Judgement & { readonly atMs: number }> {
    return this.store.transact(async (tx) => {
      const log = await tx.logs.lock(investigationId);
      const state = fold(log);
      if (!state) throw new PermanentError('unknown-investigation', `no investigation ${investigationId}`);
      const refusal = refusalOf(state, judgement);
      if (refusal) throw new PermanentError(refusal, reasons[refusal]);
      const nowMs = this.clock.now();
      await continueLog(tx, investigationId, log, { type: 'JudgeHypothesis', nowMs, judgement });
      return (
        state.judgements.find(({ judgementId }) => judgementId === judgement.judgementId) ?? {
          ...judgement,
          atMs: nowMs,
        }
      );
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Precedent } from '@compass/analysis';
import { PermanentError, type Clock } from '@compass/kernel';
import type { EventHandler, IncomingEvent } from '@compass/messaging';
import { CLOCK } from '@compass/runtime';
import { citedBy, parseResult } from '../edge/parse-result.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { OrchestratorStore, OrchestratorTransaction } from '../store/orchestrator-store.js';
import { KNOWLEDGE, ORCHESTRATOR_STORE } from '../tokens.js';
import { carryOut } from './carry-out.js';

const type = 'compass.agents.v1.ResultReported';

/** What the knowledge store says about a result, asked before the transaction. */
interface Gathered {
  readonly missing: readonly string[];
  /** Undefined: known already, or not to be had. */
  readonly precedents: readonly Precedent[] | undefined;
}

/** Checks what an agent cites, then lets the investigation decide whether its result counts. */
@Injectable()
export class ReceiveResult implements EventHandler<OrchestratorTransaction, typeof type, Gathered> {
  readonly type = type;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ORCHESTRATOR_STORE) private readonly store: OrchestratorStore,
    @Inject(KNOWLEDGE) private readonly knowledge: Knowledge,
  ) {}

  /** Citations and precedents in one round. @throws PermanentError `unknown-investigation`, RetryableError when the store is away */
  async gather({ data }: IncomingEvent<typeof type>): Promise<Gathered> {
    const question = await this.store.read((views) => views.precedentQuestion(data.investigationId));
    if (!question) throw new PermanentError('unknown-investigation', `no investigation ${data.investigationId}`);
    const { fingerprint, environment, answered } = question;
    const [missing, precedents] = await Promise.all([
      this.knowledge.missing(citedBy(parseResult(data))),
      answered ? undefined : this.knowledge.precedents(fingerprint, environment),
    ]);
    return { missing, precedents };
  }

  async handle({ data }: IncomingEvent<typeof type>, tx: OrchestratorTransaction, gathered: Gathered): Promise<void> {
    const { missing, precedents } = gathered;
    await carryOut(tx, data.investigationId, {
      type: 'ReceiveResult',
      nowMs: this.clock.now(),
      result: parseResult(data),
      missing,
      ...(precedents && { precedents }),
    });
  }
}

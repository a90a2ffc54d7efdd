import type { EventHandler, IncomingEvent } from '@compass/messaging';
import { conclusionOf } from '../domain/conclusion.js';
import type { KnowledgeTransaction } from '../store/knowledge-store.js';

const type = 'compass.investigations.v1.VerdictReached';

/** Keeps what every investigation concluded. */
export class KeepConclusion implements EventHandler<KnowledgeTransaction, typeof type> {
  readonly type = type;

  /** @throws PermanentError `invalid-report` */
  async handle({ data }: IncomingEvent<typeof type>, tx: KnowledgeTransaction): Promise<void> {
    await tx.conclusions.keep(conclusionOf(data.report));
  }
}

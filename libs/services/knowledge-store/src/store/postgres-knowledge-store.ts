import type { PostgresMessaging } from '@compass/messaging';
import type { UnitOfWork } from '@compass/persistence';
import type { KnowledgeStore, KnowledgeTransaction, KnowledgeView } from './knowledge-store.js';
import { PostgresConclusions } from './postgres-conclusions.js';
import { PostgresObservations } from './postgres-observations.js';

/** The state of the knowledge store in its schema of PostgreSQL. */
export class PostgresKnowledgeStore implements KnowledgeStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messaging: Pick<PostgresMessaging, 'bind'>,
  ) {}

  transact<T>(work: (tx: KnowledgeTransaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.run((sql) => {
      const { inbox, outbox } = this.messaging.bind(sql);
      const [observations, conclusions] = [new PostgresObservations(sql), new PostgresConclusions(sql)];
      return work({ inbox, outbox, observations, conclusions });
    });
  }

  read<T>(look: (view: KnowledgeView) => Promise<T>): Promise<T> {
    return this.unitOfWork.read((sql) =>
      look({ observations: new PostgresObservations(sql), conclusions: new PostgresConclusions(sql) }),
    );
  }
}

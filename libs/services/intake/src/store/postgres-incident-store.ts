import type { PostgresMessaging } from '@compass/messaging';
import type { UnitOfWork } from '@compass/persistence';
import type { IncidentStore, IntakeTransaction } from './incident-store.js';
import { PostgresAlertRecords } from './postgres-alert-records.js';
import { PostgresAnswers } from './postgres-answers.js';
import { PostgresIncidents } from './postgres-incidents.js';

/** The state of intake in its schema of PostgreSQL. */
export class PostgresIncidentStore implements IncidentStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messaging: Pick<PostgresMessaging, 'bind'>,
  ) {}

  transact<T>(work: (tx: IntakeTransaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.run((sql) => {
      const { inbox, outbox } = this.messaging.bind(sql);
      return work({
        inbox,
        outbox,
        incidents: new PostgresIncidents(sql),
        alerts: new PostgresAlertRecords(sql),
        answers: new PostgresAnswers(sql),
      });
    });
  }
}

import type { PostgresMessaging } from '@compass/messaging';
import type { UnitOfWork } from '@compass/persistence';
import type { InvestigationViews, OrchestratorStore, OrchestratorTransaction } from '../orchestrator-store.js';
import { PostgresAdmissions } from './postgres-admissions.js';
import { PostgresDeadlineTimers } from './postgres-deadline-timers.js';
import { PostgresInvestigationLogs } from './postgres-investigation-logs.js';
import { PostgresInvestigationViews } from './postgres-investigation-views.js';
import { PostgresOfferedCapabilities } from './postgres-offered-capabilities.js';
import { RecentLogs } from './recent-logs.js';

/** The state of the orchestrator in its schema of PostgreSQL. */
export class PostgresOrchestratorStore implements OrchestratorStore {
  private readonly recent = new RecentLogs();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messaging: Pick<PostgresMessaging, 'bind'>,
  ) {}

  transact<T>(work: (tx: OrchestratorTransaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.run((sql) =>
      work({
        ...this.messaging.bind(sql),
        logs: new PostgresInvestigationLogs(sql, this.recent),
        deadlines: new PostgresDeadlineTimers(sql),
        admissions: new PostgresAdmissions(sql),
        capabilities: new PostgresOfferedCapabilities(sql),
      }),
    );
  }

  read<T>(look: (views: InvestigationViews) => Promise<T>): Promise<T> {
    return this.unitOfWork.read((sql) => look(new PostgresInvestigationViews(sql, this.recent)));
  }
}

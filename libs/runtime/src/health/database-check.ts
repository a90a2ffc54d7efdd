import type { UnitOfWork } from '@compass/persistence';
import type { HealthCheck } from './health.js';

/** Ready while the database answers; its outage is no reason to replace the process. */
export function databaseCheck(unitOfWork: UnitOfWork): HealthCheck {
  return {
    name: 'database',
    isAlive: () => true,
    async isReady() {
      await unitOfWork.read((tx) => tx.query('SELECT 1'));
      return true;
    },
  };
}

import { afterAll, beforeAll, describe } from '@jest/globals';
import { logsContract } from './contract/logs.contract.js';
import { scheduleContract } from './contract/schedule.contract.js';
import { askedStore, type OrchestratorStoreUnderTest } from './contract/store-under-test.js';
import { viewsContract } from './contract/views.contract.js';

/** What every adapter of the orchestrator's store must hold. */
export function orchestratorStoreContract(adapter: string, openStore: () => Promise<OrchestratorStoreUnderTest>): void {
  describe(`orchestrator store on ${adapter}`, () => {
    let underTest: OrchestratorStoreUnderTest;
    beforeAll(async () => {
      underTest = await openStore();
    });
    afterAll(() => underTest.close());

    const store = askedStore(() => underTest);
    logsContract(store);
    viewsContract(store);
    scheduleContract(store);
  });
}

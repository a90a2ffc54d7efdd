import { orchestratorStoreContract } from '../../../../services/orchestrator/src/store/orchestrator-store.contract.js';
import { directWire } from '../process/wire.js';
import { openUnitOfWork } from './open-unit-of-work.fixture.js';
import { OrchestratorTables } from './orchestrator-tables.js';
import { SimulatedOrchestratorStore } from './simulated-orchestrator-store.js';

orchestratorStoreContract('a simulated database', () => {
  const store = new SimulatedOrchestratorStore(openUnitOfWork(), new OrchestratorTables(), directWire);
  return Promise.resolve({ store, close: () => Promise.resolve() });
});

import { incidentStoreContract } from '../../../../services/intake/src/store/incident-store.contract.js';
import { directWire } from '../process/wire.js';
import { openUnitOfWork } from './open-unit-of-work.fixture.js';
import { IncidentTables, SimulatedIncidentStore } from './simulated-incident-store.js';

incidentStoreContract('a simulated database', () => {
  const [unitOfWork, tables] = [openUnitOfWork(), new IncidentTables()];
  const open = () => new SimulatedIncidentStore(unitOfWork, tables, directWire);
  return Promise.resolve({ stores: [open(), open()], close: () => Promise.resolve() });
});

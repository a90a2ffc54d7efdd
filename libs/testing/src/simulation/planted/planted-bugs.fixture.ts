import { deliveryBugs } from './delivery-bugs.fixture.js';
import { intakeBugs } from './intake-bugs.fixture.js';
import { marketBugs } from './market-bugs.fixture.js';
import { orchestratorBugs } from './orchestrator-bugs.fixture.js';

export const plantedBugs = [...deliveryBugs, ...intakeBugs, ...orchestratorBugs, ...marketBugs];

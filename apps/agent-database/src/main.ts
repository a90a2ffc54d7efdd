import { runAgent } from '@compass/agent-sdk';
import { databaseAgent } from '@compass/specialist-database';

runAgent(databaseAgent);

import { runAgent } from '@compass/agent-sdk';
import { infrastructureAgent } from '@compass/specialist-infrastructure';

runAgent(infrastructureAgent);

import { runAgent } from '@compass/agent-sdk';
import { networkAgent } from '@compass/specialist-network';

runAgent(networkAgent);

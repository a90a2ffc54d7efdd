import { runAgent } from '@compass/agent-sdk';
import { applicationAgent } from '@compass/specialist-application';

runAgent(applicationAgent);

import { runAgent } from '@compass/agent-sdk';
import { changeAgent } from '@compass/specialist-change';

runAgent(changeAgent);

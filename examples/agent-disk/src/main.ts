import { runAgent } from '@compass/agent-sdk';
import { diskAgent } from './disk-agent.js';

runAgent(diskAgent);

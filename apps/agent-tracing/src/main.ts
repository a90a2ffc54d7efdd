import { runAgent } from '@compass/agent-sdk';
import { tracingAgent } from '@compass/specialist-tracing';

runAgent(tracingAgent);

import type { Agent } from '@compass/agent-sdk';
import { applicationAgent } from '@compass/specialist-application';
import { databaseAgent } from '@compass/specialist-database';
import { infrastructureAgent } from '@compass/specialist-infrastructure';
import { tracingAgent } from '@compass/specialist-tracing';

/** The specialists that ship with COMPASS: who is measured. */
export const specialists: readonly Agent[] = [applicationAgent, databaseAgent, infrastructureAgent, tracingAgent];

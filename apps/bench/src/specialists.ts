import type { Agent } from '@compass/agent-sdk';
import { applicationAgent } from '@compass/specialist-application';
import { changeAgent } from '@compass/specialist-change';
import { databaseAgent } from '@compass/specialist-database';
import { infrastructureAgent } from '@compass/specialist-infrastructure';
import { networkAgent } from '@compass/specialist-network';
import { tracingAgent } from '@compass/specialist-tracing';

/** The specialists that ship with COMPASS: whose time is measured. */
export const specialists: readonly Agent[] = [
  applicationAgent,
  changeAgent,
  databaseAgent,
  infrastructureAgent,
  networkAgent,
  tracingAgent,
];

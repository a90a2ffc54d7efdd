import { agentService } from '@compass/agent-sdk';
import type { ServiceDefinition } from '@compass/runtime';
import { gatewayService } from '@compass/service-gateway';
import { intakeService } from '@compass/service-intake';
import { knowledgeStoreService } from '@compass/service-knowledge-store';
import { orchestratorService } from '@compass/service-orchestrator';
import { taskMarketService } from '@compass/service-task-market';
import { applicationAgent } from '@compass/specialist-application';
import { changeAgent } from '@compass/specialist-change';
import { databaseAgent } from '@compass/specialist-database';
import { infrastructureAgent } from '@compass/specialist-infrastructure';
import { networkAgent } from '@compass/specialist-network';
import { tracingAgent } from '@compass/specialist-tracing';

/** The services, each with the setting by which others find its gRPC address. */
export const services: readonly { definition: ServiceDefinition; addressSetting?: string }[] = [
  { definition: knowledgeStoreService, addressSetting: 'COMPASS_KNOWLEDGE' },
  { definition: taskMarketService, addressSetting: 'COMPASS_MARKET' },
  { definition: orchestratorService, addressSetting: 'COMPASS_ORCHESTRATOR' },
  { definition: intakeService, addressSetting: 'COMPASS_INTAKE' },
  { definition: gatewayService },
];

export const agents: readonly ServiceDefinition[] = [
  applicationAgent,
  changeAgent,
  databaseAgent,
  infrastructureAgent,
  networkAgent,
  tracingAgent,
].map(agentService);

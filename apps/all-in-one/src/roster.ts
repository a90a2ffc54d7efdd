import { agentService } from '@compass/agent-sdk';
import type { ServiceDefinition } from '@compass/runtime';
import { gatewayService } from '@compass/service-gateway';
import { intakeService } from '@compass/service-intake';
import { knowledgeStoreService } from '@compass/service-knowledge-store';
import { notifierService } from '@compass/service-notifier';
import { orchestratorService } from '@compass/service-orchestrator';
import { taskMarketService } from '@compass/service-task-market';
import { applicationAgent } from '@compass/specialist-application';
import { changeAgent } from '@compass/specialist-change';
import { databaseAgent } from '@compass/specialist-database';
import { infrastructureAgent } from '@compass/specialist-infrastructure';
import { networkAgent } from '@compass/specialist-network';
import { tracingAgent } from '@compass/specialist-tracing';

interface Member {
  readonly definition: ServiceDefinition;
  /** The setting by which others find its gRPC address. */
  readonly addressSetting?: string;
  /** Runs only where this setting is given. */
  readonly onlyWith?: string;
}

const all: readonly Member[] = [
  { definition: knowledgeStoreService, addressSetting: 'COMPASS_KNOWLEDGE' },
  { definition: taskMarketService, addressSetting: 'COMPASS_MARKET' },
  { definition: orchestratorService, addressSetting: 'COMPASS_ORCHESTRATOR' },
  { definition: intakeService, addressSetting: 'COMPASS_INTAKE' },
  { definition: notifierService, addressSetting: 'COMPASS_NOTIFIER', onlyWith: 'COMPASS_WEBHOOKS' },
  { definition: gatewayService },
];

/** The services that this configuration asks for. */
export const servicesFor = (env: NodeJS.ProcessEnv): readonly Member[] =>
  all.filter(({ onlyWith }) => onlyWith === undefined || Boolean(env[onlyWith]));

export const agents: readonly ServiceDefinition[] = [
  applicationAgent,
  changeAgent,
  databaseAgent,
  infrastructureAgent,
  networkAgent,
  tracingAgent,
].map((agent) => agentService(agent));

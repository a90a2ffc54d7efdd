import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import type { Clock, IdSource, Timers } from '@compass/kernel';
import type { EventLog } from '@compass/messaging';
import {
  CLOCK,
  EVENT_LOG,
  GRPC_CLIENTS,
  IDS,
  LOGGER,
  TIMERS,
  TRACER,
  worker,
  type GrpcClients,
} from '@compass/runtime';
import { configuredEnvironments, sharedRecordings, type Environment, type Environments } from '@compass/signals';
import type { Logger } from '@compass/telemetry';
import type { Tracer } from '@opentelemetry/api';
import type { Agent } from '../agent/define-agent.js';
import { AwardConsumer } from '../award/award-consumer.js';
import { AwardWorker } from '../award/award-worker.js';
import { grpcEvidenceStore } from '../award/grpc-evidence-store.js';
import { ResultReporter } from '../award/result-reporter.js';
import { AgentController } from '../bidding/agent-controller.js';
import { BidSolicitation } from '../bidding/solicit-bid.js';
import { TaskInvestigator } from '../investigation/task-investigator.js';
import { grpcMarket } from '../market/grpc-market.js';
import { Registration } from '../market/registration.js';
import { AgentLife } from './agent-life.js';
import type { AgentSettings } from './agent-settings.js';

class AgentModule {}

/** The Nest module of one agent. */
export function agentModule(
  agent: Agent,
  serviceName: string,
  settings: AgentSettings,
  own: readonly Environment[] = [],
): DynamicModule {
  const environments = environmentsOf(settings, own);
  const investigator = new TaskInvestigator(agent, environments);
  return {
    module: AgentModule,
    controllers: [AgentController],
    providers: [
      awardWorker(investigator, serviceName, settings),
      awardConsumer(agent),
      agentLife(agent, settings),
      {
        provide: BidSolicitation,
        inject: [AwardConsumer],
        useFactory: (consumer: AwardConsumer) => new BidSolicitation(agent, environments, consumer),
      },
      worker(AgentLife),
    ],
  };
}

function environmentsOf(settings: AgentSettings, own: readonly Environment[]): Environments {
  const { COMPASS_ENVIRONMENTS: file, COMPASS_RECORDINGS: directories } = settings;
  return configuredEnvironments(file, sharedRecordings(directories.split(':').filter(Boolean)), own);
}

function awardWorker(investigator: TaskInvestigator, serviceName: string, settings: AgentSettings): FactoryProvider {
  return {
    provide: AwardWorker,
    inject: [GRPC_CLIENTS, EVENT_LOG, CLOCK, TIMERS, LOGGER],
    useFactory: (clients: GrpcClients, log: EventLog, clock: Clock, timers: Timers, logger: Logger) => {
      const evidence = grpcEvidenceStore(clients, settings.COMPASS_KNOWLEDGE);
      const time = { clock, timers };
      return new AwardWorker(investigator, new ResultReporter(serviceName, evidence, log, time), time, logger);
    },
  };
}

function awardConsumer(agent: Agent): FactoryProvider {
  return {
    provide: AwardConsumer,
    inject: [EVENT_LOG, AwardWorker, TRACER, LOGGER],
    useFactory: (log: EventLog, worker: AwardWorker, tracer: Tracer, logger: Logger) =>
      new AwardConsumer({ agent, log, worker, tracer, logger }),
  };
}

function agentLife(agent: Agent, settings: AgentSettings): FactoryProvider {
  const { name, version, capabilities, expertise, capacity } = agent;
  const describe = (listening: string) => ({
    capabilities: [...capabilities],
    expertise: { ...expertise },
    capacity,
    address: settings.COMPASS_GRPC_ADVERTISED ?? listening,
  });
  const life = (parts: Parts) => {
    const instance = { name, version, instance: parts.ids.draw() };
    const market = grpcMarket(parts.clients, settings.COMPASS_MARKET, instance);
    const registration = new Registration(market, parts.timers, parts.logger);
    return new AgentLife({ ...parts, registration }, describe, parts.timers);
  };
  return {
    provide: AgentLife,
    inject: [AwardConsumer, AwardWorker, GRPC_CLIENTS, IDS, TIMERS, LOGGER],
    useFactory: (...[consumer, worker, clients, ids, timers, logger]: PartsInOrder) =>
      life({ consumer, worker, clients, ids, timers, logger }),
  };
}

type PartsInOrder = [AwardConsumer, AwardWorker, GrpcClients, IdSource, Timers, Logger];

interface Parts {
  readonly consumer: AwardConsumer;
  readonly worker: AwardWorker;
  readonly clients: GrpcClients;
  readonly ids: IdSource;
  readonly timers: Timers;
  readonly logger: Logger;
}

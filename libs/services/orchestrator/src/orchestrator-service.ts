import { Module } from '@nestjs/common';
import { topics } from '@compass/contracts';
import type { PostgresMessaging } from '@compass/messaging';
import type { UnitOfWork } from '@compass/persistence';
import {
  consumer,
  defineService,
  GRPC_CLIENTS,
  LOGGER,
  MESSAGING,
  SETTINGS,
  UNIT_OF_WORK,
  worker,
  type GrpcClients,
} from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import { InvestigationController } from './grpc/investigation-controller.js';
import { JudgeHypothesis } from './grpc/judge-hypothesis.js';
import { JoinAlert, RecordResolution } from './handlers/record-incident.js';
import { OpenInvestigation } from './handlers/open-investigation.js';
import { ReceiveResult } from './handlers/receive-result.js';
import { RecordAward, RecordFailure, RecordSettlement, RememberCapabilities } from './handlers/record-market.js';
import { LoadMetrics } from './metrics/load-metrics.js';
import { verdictMetrics } from './metrics/verdict-metrics.js';
import { GrpcKnowledge } from './knowledge/grpc-knowledge.js';
import { openingRules, orchestratorSettings, type OrchestratorSettings } from './settings.js';
import type { OrchestratorTransaction } from './store/orchestrator-store.js';
import { investigationRetention } from './store/postgres/investigation-retention.js';
import { orchestratorMigrations } from './store/postgres/migrations.js';
import { PostgresOrchestratorStore } from './store/postgres/postgres-orchestrator-store.js';
import { AdmissionRunner } from './timers/admission-runner.js';
import { AdmitWaiting } from './timers/admit-waiting.js';
import { DeadlineRunner } from './timers/deadline-runner.js';
import { DueDeadlines } from './timers/due-deadlines.js';
import { PassDeadline } from './timers/pass-deadline.js';
import { KNOWLEDGE, OPENING_RULES, ORCHESTRATOR_STORE } from './tokens.js';

const dayMs = 24 * 60 * 60 * 1000;

const handlers = [
  OpenInvestigation,
  JoinAlert,
  RecordResolution,
  RecordAward,
  RecordFailure,
  RecordSettlement,
  RememberCapabilities,
  ReceiveResult,
];

@Module({
  controllers: [InvestigationController],
  providers: [
    {
      provide: ORCHESTRATOR_STORE,
      inject: [UNIT_OF_WORK, MESSAGING],
      useFactory: (unitOfWork: UnitOfWork, messaging: PostgresMessaging) =>
        new PostgresOrchestratorStore(unitOfWork, messaging),
    },
    {
      provide: KNOWLEDGE,
      inject: [GRPC_CLIENTS, SETTINGS, LOGGER],
      useFactory: (clients: GrpcClients, { COMPASS_KNOWLEDGE }: OrchestratorSettings, logger: Logger) =>
        new GrpcKnowledge(clients.client('compass.knowledge.v1.KnowledgeService', COMPASS_KNOWLEDGE), logger),
    },
    { provide: OPENING_RULES, inject: [SETTINGS], useFactory: openingRules },
    ...handlers,
    JudgeHypothesis,
    PassDeadline,
    DueDeadlines,
    DeadlineRunner,
    worker(DeadlineRunner),
    LoadMetrics,
    AdmitWaiting,
    AdmissionRunner,
    worker(AdmissionRunner),
    consumer<OrchestratorTransaction>({
      topics: [topics.incidents.name, topics.market.name, topics.results.name],
      handlers,
      store: ORCHESTRATOR_STORE,
    }),
  ],
})
class OrchestratorModule {}

/** Runs investigations, from incident to verdict. */
export const orchestratorService = defineService({
  name: 'orchestrator',
  settings: orchestratorSettings,
  migrations: orchestratorMigrations,
  grpc: ['compass.investigations.v1.InvestigationService'],
  retention: ({ COMPASS_KEEP_DAYS: days }) => investigationRetention(days * dayMs),
  eventMetrics: verdictMetrics,
  module: OrchestratorModule,
});

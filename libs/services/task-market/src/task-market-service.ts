import { Module } from '@nestjs/common';
import { topics } from '@compass/contracts';
import type { PostgresMessaging } from '@compass/messaging';
import type { UnitOfWork } from '@compass/persistence';
import { consumer, defineService, MESSAGING, SETTINGS, UNIT_OF_WORK } from '@compass/runtime';
import { BidSolicitor } from './bidding/bid-solicitor.js';
import { GrpcAgentCalls } from './bidding/grpc-agent-calls.js';
import { AgentRegistrar } from './grpc/agent-registrar.js';
import { AgentVersions } from './grpc/agent-versions.js';
import { MarketController } from './grpc/market.controller.js';
import { MarketQueries } from './grpc/market-queries.js';
import { AwardRequestedTasks } from './handlers/award-requested-tasks.js';
import { CloseInvestigation } from './handlers/close-investigation.js';
import { SettleReportedResult } from './handlers/settle-reported-result.js';
import { marketMetrics } from './metrics/market-metrics.js';
import { marketRules, marketSettings } from './settings.js';
import type { MarketTransaction } from './store/market-store.js';
import { accountRetention } from './store/postgres/account-retention.js';
import { marketMigrations } from './store/postgres/market-migrations.js';
import { PostgresMarketStore } from './store/postgres/postgres-market-store.js';
import { timerProviders } from './timers/timer-providers.js';
import { AGENT_CALLS, MARKET_RULES, MARKET_STORE } from './tokens.js';

const dayMs = 24 * 60 * 60 * 1000;

const handlers = [AwardRequestedTasks, CloseInvestigation, SettleReportedResult];

@Module({
  controllers: [MarketController],
  providers: [
    {
      provide: MARKET_STORE,
      inject: [UNIT_OF_WORK, MESSAGING],
      useFactory: (unitOfWork: UnitOfWork, messaging: PostgresMessaging) =>
        new PostgresMarketStore(unitOfWork, messaging),
    },
    { provide: MARKET_RULES, inject: [SETTINGS], useFactory: marketRules },
    { provide: AGENT_CALLS, useClass: GrpcAgentCalls },
    BidSolicitor,
    AgentRegistrar,
    AgentVersions,
    MarketQueries,
    ...handlers,
    ...timerProviders,
    consumer<MarketTransaction>({
      topics: [topics.tasks.name, topics.results.name],
      handlers,
      store: MARKET_STORE,
    }),
  ],
})
class TaskMarketModule {}

/** The agents' registry, the auction of tasks, and the ledger. */
export const taskMarketService = defineService({
  name: 'task-market',
  settings: marketSettings,
  migrations: marketMigrations,
  grpc: ['compass.market.v1.MarketService'],
  retention: ({ COMPASS_KEEP_DAYS: days }) => [accountRetention(days * dayMs)],
  eventMetrics: marketMetrics,
  module: TaskMarketModule,
});

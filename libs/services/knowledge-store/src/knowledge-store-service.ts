import { Module } from '@nestjs/common';
import { topics } from '@compass/contracts';
import type { PostgresMessaging } from '@compass/messaging';
import type { UnitOfWork } from '@compass/persistence';
import { consumer, defineService, MESSAGING, numberSetting, UNIT_OF_WORK } from '@compass/runtime';
import { z } from 'zod';
import { KnowledgeController } from './grpc/knowledge-controller.js';
import { KeepConclusion } from './handlers/keep-conclusion.js';
import { knowledgeRetention } from './store/knowledge-retention.js';
import type { KnowledgeTransaction } from './store/knowledge-store.js';
import { knowledgeMigrations } from './store/migrations.js';
import { PostgresKnowledgeStore } from './store/postgres-knowledge-store.js';
import { KNOWLEDGE_STORE } from './tokens.js';

const settings = z.object({
  COMPASS_PRECEDENT_DAYS: numberSetting('Days that what an investigation concluded counts as a precedent.', {
    min: 0,
    max: 36_500,
  }).default(365),
});

@Module({
  controllers: [KnowledgeController],
  providers: [
    {
      provide: KNOWLEDGE_STORE,
      inject: [UNIT_OF_WORK, MESSAGING],
      useFactory: (unitOfWork: UnitOfWork, messaging: PostgresMessaging) =>
        new PostgresKnowledgeStore(unitOfWork, messaging),
    },
    KeepConclusion,
    consumer<KnowledgeTransaction>({
      topics: [topics.verdicts.name],
      handlers: [KeepConclusion],
      store: KNOWLEDGE_STORE,
    }),
  ],
})
class KnowledgeStoreModule {}

/** Evidence by hash, and what was concluded before. */
export const knowledgeStoreService = defineService({
  name: 'knowledge-store',
  settings,
  migrations: knowledgeMigrations,
  retention: knowledgeRetention,
  grpc: ['compass.knowledge.v1.KnowledgeService'],
  module: KnowledgeStoreModule,
});

import { Module } from '@nestjs/common';
import { topics } from '@compass/contracts';
import type { PostgresMessaging } from '@compass/messaging';
import type { UnitOfWork } from '@compass/persistence';
import type { Clock, Timers } from '@compass/kernel';
import {
  CLOCK,
  consumer,
  defineService,
  LOGGER,
  MESSAGING,
  SETTINGS,
  TIMERS,
  UNIT_OF_WORK,
  worker,
} from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import { AttemptDelivery } from './delivery/attempt-delivery.js';
import { notifierName } from './delivery/dead-delivery.js';
import { DeliveryRunner } from './delivery/delivery-runner.js';
import { KeepOutcome } from './delivery/keep-outcome.js';
import type { Receiver } from './domain/receiver.js';
import { readReceivers } from './edge/receivers-file.js';
import { RedriveDelivery } from './handlers/redrive-delivery.js';
import { RequestDeliveries } from './handlers/request-deliveries.js';
import { notifierSettings, type NotifierSettings } from './settings.js';
import { notifierMigrations } from './store/migrations.js';
import type { NotifierStore, NotifierTransaction } from './store/notifier-store.js';
import { PostgresNotifierStore } from './store/postgres-notifier-store.js';
import { NOTIFIER_STORE, RECEIVERS } from './tokens.js';

type Ports = [Clock, Timers, Logger];

@Module({
  providers: [
    {
      provide: NOTIFIER_STORE,
      inject: [UNIT_OF_WORK, MESSAGING],
      useFactory: (unitOfWork: UnitOfWork, messaging: PostgresMessaging) =>
        new PostgresNotifierStore(unitOfWork, messaging),
    },
    {
      provide: RECEIVERS,
      inject: [SETTINGS],
      useFactory: ({ COMPASS_WEBHOOKS }: NotifierSettings) => (COMPASS_WEBHOOKS ? readReceivers(COMPASS_WEBHOOKS) : []),
    },
    KeepOutcome,
    AttemptDelivery,
    {
      provide: DeliveryRunner,
      inject: [RECEIVERS, NOTIFIER_STORE, AttemptDelivery, CLOCK, TIMERS, LOGGER],
      useFactory: (receivers: Receiver[], store: NotifierStore, attempt: AttemptDelivery, ...ports: Ports) => {
        const [clock, timers, logger] = ports;
        return new DeliveryRunner(receivers, { store, attempt, clock, timers, logger });
      },
    },
    worker(DeliveryRunner),
    RequestDeliveries,
    RedriveDelivery,
    consumer<NotifierTransaction>({
      topics: [topics.verdicts.name],
      handlers: [RequestDeliveries],
      recordHandlers: [RedriveDelivery],
      store: NOTIFIER_STORE,
    }),
  ],
})
class NotifierModule {}

/** Tells receivers outside of verdicts: signed webhooks, each delivered once to whoever minds its id. */
export const notifierService = defineService({
  name: notifierName,
  settings: notifierSettings,
  migrations: notifierMigrations,
  module: NotifierModule,
});

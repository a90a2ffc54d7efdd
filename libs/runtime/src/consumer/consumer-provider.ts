import type { FactoryProvider, InjectionToken, Type } from '@nestjs/common';
import type { Clock, Timers } from '@compass/kernel';
import {
  Consumer,
  type AnyEventHandler,
  type EventLog,
  type MessagingTransaction,
  type RecordHandler,
  type Store,
} from '@compass/messaging';
import type { Logger } from '@compass/telemetry';
import type { Meter, Tracer } from '@opentelemetry/api';
import type { CommonSettings } from '../configuration/common-settings.js';
import type { Workers } from '../lifecycle/worker.js';
import { CLOCK, EVENT_LOG, LOGGER, METER, SERVICE_NAME, SETTINGS, TIMERS, TRACER, WORKERS } from '../tokens.js';
import { ConsumerWorker } from './consumer-worker.js';
import { RedriveSignal } from './redrive-signal.js';

export interface ConsumerOptions<Tx> {
  readonly topics: readonly string[];
  /** Provider classes of the same module. */
  readonly handlers?: readonly Type<AnyEventHandler<Tx>>[];
  readonly recordHandlers?: readonly Type<RecordHandler<Tx>>[];
  /** Token of the service's Store<Tx>. */
  readonly store: InjectionToken;
}

type Platform = [string, CommonSettings, Workers, EventLog, Clock, Timers, Tracer, Meter, Logger, RedriveSignal];
const platform = [SERVICE_NAME, SETTINGS, WORKERS, EVENT_LOG, CLOCK, TIMERS, TRACER, METER, LOGGER, RedriveSignal];

/** What consumers leave of the pool, for gRPC calls, timers and health. */
const connectionsForOthers = 2;

/**
 * A provider that consumes `topics` as the group of the service, from the service's start to its stop (drained).
 * Readiness waits until it has joined; liveness fails when it has crashed.
 */
export function consumer<Tx extends MessagingTransaction>(options: ConsumerOptions<Tx>): FactoryProvider {
  const { topics, handlers = [], recordHandlers = [], store } = options;
  return {
    provide: Symbol(`consumer of ${topics.join(', ')}`),
    inject: [...platform, store, ...handlers, ...recordHandlers],
    useFactory: (...injected: unknown[]) => {
      const [name, settings, workers, log, clock, timers, tracer, meter, logger, redrives] = injected as Platform;
      const [boundStore, ...all] = injected.slice(platform.length) as [Store<Tx>, ...unknown[]];
      const consuming = new Consumer<Tx>({
        ...{ name, log, topics, clock, timers, tracer, meter, logger },
        store: boundStore,
        concurrency: settings.COMPASS_DATABASE_POOL - connectionsForOthers,
        handlers: all.slice(0, handlers.length) as AnyEventHandler<Tx>[],
        recordHandlers: all.slice(handlers.length) as RecordHandler<Tx>[],
      });
      redrives.subscribe(() => consuming.wake());
      workers.add(new ConsumerWorker(consuming));
    },
  };
}

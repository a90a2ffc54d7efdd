import type { Provider } from '@nestjs/common';
import type { Clock, Timers } from '@compass/kernel';
import { CLOCK, LOGGER, TIMERS, TRACER, worker } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import type { Tracer } from '@opentelemetry/api';
import type { MarketStore } from '../store/market-store.js';
import { MARKET_STORE } from '../tokens.js';
import { AuctionAgain } from './auction-again.js';
import { SettleOverdueAttempt } from './settle-overdue-attempt.js';
import { SweepLeases } from './sweep-leases.js';
import type { TimerAction } from './timer-action.js';
import { TimerRunner } from './timer-runner.js';

const actions = [AuctionAgain, SettleOverdueAttempt, SweepLeases];

type Ports = [MarketStore, Clock, Timers, Tracer, Logger];

/** The durable timers with all that they do, run from the service's start to its stop. */
export const timerProviders: Provider[] = [
  ...actions,
  {
    provide: TimerRunner,
    inject: [MARKET_STORE, CLOCK, TIMERS, TRACER, LOGGER, ...actions],
    useFactory: (...[store, clock, timers, tracer, logger, ...bound]: [...Ports, ...TimerAction[]]) =>
      new TimerRunner(store, bound, { clock, timers, tracer, logger }),
  },
  worker(TimerRunner),
];

import type { DynamicModule, ValueProvider } from '@nestjs/common';
import { randomIds, systemClock, systemTimers } from '@compass/kernel';
import { DeadLetters } from '@compass/messaging';
import { RedriveSignal } from '../consumer/redrive-signal.js';
import { DeadLetterController } from '../dead-letters/dead-letter-controller.js';
import { prune } from '@compass/persistence';
import { Retention, type Prunable } from '../retention/retention.js';
import type { Workers } from '../lifecycle/worker.js';
import type { Platform, State } from '../platform/platform.js';
import * as tokens from '../tokens.js';

const dayMs = 24 * 60 * 60 * 1000;

class PlatformModule {}

/** Makes the platform injectable everywhere in the service's container. */
export function platformModule(platform: Platform, workers: Workers): DynamicModule {
  const redrives = new RedriveSignal();
  const providers = [
    value(tokens.SERVICE_NAME, platform.definition.name),
    value(tokens.SETTINGS, platform.settings),
    value(tokens.CLOCK, systemClock),
    value(tokens.TIMERS, systemTimers),
    value(tokens.IDS, randomIds),
    value(tokens.LOGGER, platform.logger),
    value(tokens.TRACER, platform.telemetry.tracer),
    value(tokens.METER, platform.telemetry.meter),
    value(tokens.GRPC_CLIENTS, platform.grpcClients),
    value(tokens.WORKERS, workers),
    value(RedriveSignal, redrives),
    ...(platform.eventLog ? [value(tokens.EVENT_LOG, platform.eventLog)] : []),
    ...(platform.state ? stateProviders(platform, platform.state, redrives, workers) : []),
  ];
  return {
    module: PlatformModule,
    global: true,
    providers,
    exports: providers,
    controllers: platform.state ? [DeadLetterController] : [],
  };
}

function stateProviders(
  { definition, settings, logger }: Platform,
  { database, messaging }: State,
  redrives: RedriveSignal,
  workers: Workers,
): ValueProvider[] {
  const { unitOfWork } = database;
  const deadLetters = new DeadLetters({ unitOfWork, clock: systemClock, onRedrive: () => redrives.raise() });
  const letters = { what: 'dead letters', prune: () => deadLetters.prune(settings.COMPASS_DEAD_LETTER_DAYS * dayMs) };
  const own = (definition.retention?.(settings) ?? []).map((policy): Prunable => ({
    what: policy.what,
    prune: () => prune(unitOfWork, policy, systemClock.now()),
  }));
  workers.add(new Retention([letters, ...own], settings.COMPASS_PRUNING_SECONDS * 1_000, systemTimers, logger));
  return [value(tokens.UNIT_OF_WORK, unitOfWork), value(tokens.MESSAGING, messaging), value(DeadLetters, deadLetters)];
}

function value(provide: ValueProvider['provide'], useValue: unknown): ValueProvider {
  return { provide, useValue };
}

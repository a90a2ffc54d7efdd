import type { FactoryProvider, InjectionToken, Type } from '@nestjs/common';
import type { EventHandler, RecordHandler } from '@compass/messaging';

/** Handlers of different events differ in their event's type; the dispatcher matches them at run time. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type HandlerClass<Tx> = Type<EventHandler<Tx, any, any>>;

export interface ConsumerOptions<Tx> {
  readonly topics: readonly string[];
  /** Provider classes of the same module. */
  readonly handlers?: readonly HandlerClass<Tx>[];
  readonly recordHandlers?: readonly Type<RecordHandler<Tx>>[];
  /** Token of the service's Store<Tx>. */
  readonly store: InjectionToken;
}

/**
 * A provider that consumes `topics` as the group of the service, from the service's start to its stop (drained).
 * Readiness waits until it has joined; liveness fails when it has crashed.
 */
export function consumer<Tx>(options: ConsumerOptions<Tx>): FactoryProvider {
  return { provide: Symbol('consumer'), useFactory: () => options };
}

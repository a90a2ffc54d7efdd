import type { FactoryProvider, Type } from '@nestjs/common';
import { WORKERS } from '../tokens.js';
import type { Worker, Workers } from './worker.js';

/** A provider that runs an injectable Worker, itself a provider of the module, from the service's start to its stop. */
export function worker(workerClass: Type<Worker>): FactoryProvider {
  return {
    provide: Symbol(`worker ${workerClass.name}`),
    inject: [WORKERS, workerClass],
    useFactory: (workers: Workers, instance: Worker) => workers.add(instance),
  };
}

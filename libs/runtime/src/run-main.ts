import type { ServiceDefinition } from './service-definition.js';

/** What an app's main.ts calls: runs the service until SIGTERM or SIGINT. */
export function runMain(definition: ServiceDefinition): void {
  throw new Error(`not there yet: ${definition.name}`);
}

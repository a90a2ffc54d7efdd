import type { peers } from '@compass/runtime';

/** Every service that may give up on a message, by name, with the setting that says where it is. */
export const consumingServices = {
  intake: 'COMPASS_INTAKE',
  orchestrator: 'COMPASS_ORCHESTRATOR',
  'task-market': 'COMPASS_MARKET',
  'knowledge-store': 'COMPASS_KNOWLEDGE',
  notifier: 'COMPASS_NOTIFIER',
} as const satisfies Readonly<Record<string, keyof typeof peers>>;

export type ConsumingService = keyof typeof consumingServices;

export const isConsumingService = (name: string): name is ConsumingService => Object.hasOwn(consumingServices, name);

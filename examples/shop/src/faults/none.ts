import type { SeededRandom } from '../random/seeded-random.js';
import { faultKind } from './fault-kind.js';

/** Nothing; only more traffic, which a monitor notices. */
const nothing = (faultType: string) =>
  ({
    plan: (_: SeededRandom) => ({}),
    begin: () => undefined,
    toldBy: ['WebTraffic'],
    cause: () => ({
      rootService: null,
      acceptedServices: [],
      rootIndicator: [],
      faultType,
      acceptedCategories: [],
    }),
  }) as const;

/** Beside a harmless deployment and a backup. */
export const none = faultKind({ ...nothing('none'), busy: true });

/** A sale: traffic, and nothing else. */
export const sale = faultKind(nothing('sale'));

/** A setting of a service is written anew, as it was: its process is replaced, and nothing changes. */
export const routineChange = faultKind({
  ...nothing('routine-change'),
  begin: async (_, { shop, record }) => {
    record({ service: 'accounts', kind: 'config', summary: 'Log level of accounts set to info, as before' });
    await shop.configure('accounts', 'log-level', 'info');
  },
});

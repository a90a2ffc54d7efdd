import { SUPPLIERS } from '../database/stock.js';
import { faultKind } from './fault-kind.js';
import { holdLocks } from './hold-locks.js';

/** A session in payment's database takes locks again and again, for seconds. */
export const lockContention = faultKind({
  plan: (random) => {
    const someSuppliers = random.shuffle(SUPPLIERS).slice(0, random.integer(4, SUPPLIERS.length));
    const names = someSuppliers.map((name) => `'${name}'`).join(', ');
    const holdMs = random.between(1500, 4000);
    return {
      statement: random.pick([
        'LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE',
        'LOCK TABLE ledger_entries IN SHARE ROW EXCLUSIVE MODE',
        `SELECT name FROM accounts WHERE name IN (${names}) ORDER BY name FOR UPDATE`,
      ]),
      holdMs: [holdMs, holdMs * 1.5] as const,
      pauseMs: [200, 800] as const,
    };
  },
  begin: (holding, { shop, random, signal, goOn }) =>
    goOn(holdLocks(shop.database('payment-db').url, holding, random, signal)),
  toldBy: ['CheckoutSlow'],
  cause: () => ({
    rootService: 'payment-db',
    acceptedServices: ['payment-db', 'payment'],
    rootIndicator: [
      'payment-db_postgresql-backends-waiting-for-lock',
      'payment-db_postgresql-sessions-blocked',
      'payment-db_postgresql-locks-not-granted',
      'payment-db_postgresql-lock-wait-longest-s',
    ],
    faultType: 'lock-contention',
    acceptedCategories: ['database.lock-contention'],
  }),
});

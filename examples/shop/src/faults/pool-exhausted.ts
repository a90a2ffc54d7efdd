import { setTimeout as pause } from 'node:timers/promises';
import { requestJson } from '../http/request-json.js';
import { faultKind } from './fault-kind.js';

/** A script of the accountants exports many ledgers at once; each export holds a connection of payment's pool for seconds. */
export const poolExhausted = faultKind({
  plan: (random) => ({ atOnce: random.integer(14, 20) }),
  begin: ({ atOnce }, { shop, random, signal, goOn }) => {
    const one = async () => {
      while (!signal.aborted) {
        const order = { customerId: random.integer(1, 400) };
        await requestJson('POST', `${shop.urlOf('payment')}/exports`, {}, order).catch(() => undefined);
        await pause(random.between(50, 200), undefined, { signal }).catch(() => undefined);
      }
    };
    goOn(Promise.all(Array.from({ length: atOnce }, one)).then(() => undefined));
  },
  toldBy: ['CheckoutSlow', 'WebErrors'],
  cause: () => ({
    rootService: 'payment',
    acceptedServices: ['payment', 'payment-db'],
    rootIndicator: [
      'payment_db-client-connections-pending-payment-db',
      'payment_db-client-connections-used-payment-db',
    ],
    faultType: 'pool-exhausted',
    acceptedCategories: ['database.connections-exhausted'],
  }),
});

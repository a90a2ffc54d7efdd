import type { Peer } from '../../http/peer.js';
import { Refusal } from '../../http/refusal.js';
import type { OrderQueue } from '../../redis/order-queue.js';
import type { Log } from '../../telemetry/log.js';

/** The part of checkout that changes with its releases. */
export interface OrderNumbers {
  newOrderNumber(): string;
}

interface Basket {
  readonly lines: readonly { readonly productId: number; readonly quantity: number }[];
}

interface Quote {
  readonly total: number;
  readonly lines: readonly { readonly supplier: string; readonly amount: number }[];
}

/** Turns a cart into a paid order: cart → customer → quote → payment → cart closed → queue. Throws Refusal(409) for an empty cart. */
export async function placeOrder(
  order: { readonly cartId: string; readonly customerId: number },
  numbers: OrderNumbers,
  peers: { readonly cart: Peer; readonly catalogue: Peer; readonly payment: Peer; readonly accounts: Peer },
  paidOrders: Pick<OrderQueue, 'send'>,
  log: Log,
) {
  const basket = await peers.cart.call<Basket>('GET', '/carts/:id', { id: order.cartId });
  if (basket.lines.length === 0) throw new Refusal(409, 'the cart is empty');
  const customer = await peers.accounts.call<{ city: string }>('GET', '/customers/:id', {
    id: String(order.customerId),
  });
  const quote = await peers.catalogue.call<Quote>('POST', '/quotes', {}, { lines: basket.lines });
  const orderId = numbers.newOrderNumber();
  const receipt = await peers.payment.call(
    'POST',
    '/payments',
    {},
    {
      orderId,
      customerId: order.customerId,
      shares: quote.lines.map(({ supplier, amount }) => ({ supplier, amount })),
    },
  );
  await peers.cart.call('DELETE', '/carts/:id', { id: order.cartId });
  await paidOrders.send({ orderId, city: customer.city });
  log.info('order placed', { 'order.total': quote.total });
  return { orderId, total: quote.total, receipt };
}

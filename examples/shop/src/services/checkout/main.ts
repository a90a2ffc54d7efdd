import { loadRelease } from '../load-release.js';
import { runService } from '../run-service.js';
import { placeOrder, type OrderNumbers } from './place-order.js';

await runService(async (shop) => {
  const numbers = await loadRelease<OrderNumbers>('checkout', shop.version, 'order-number');
  const peers = {
    cart: shop.peer('cart'),
    catalogue: shop.peer('catalogue'),
    payment: shop.peer('payment'),
    accounts: shop.peer('accounts'),
  };
  const paidOrders = shop.queue('order-queue');
  return [
    {
      method: 'POST',
      path: '/orders',
      handle: ({ body }) =>
        placeOrder(body as { cartId: string; customerId: number }, numbers, peers, paidOrders, shop.log),
    },
  ];
});

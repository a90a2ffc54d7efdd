import { Refusal } from '../../http/refusal.js';
import type { Route } from '../../http/route.js';
import { runService } from '../run-service.js';
import { Carts, type CartLine } from './carts.js';

await runService((shop) => {
  const carts = new Carts();
  const catalogue = shop.peer('catalogue');
  const routes: Route[] = [
    {
      method: 'POST',
      path: '/carts/:id/items',
      handle: async ({ params, body }) => {
        const { productId, quantity } = body as CartLine;
        if (!(quantity > 0)) throw new Refusal(422, 'quantity has to be positive');
        await catalogue.call('GET', '/products/:id', { id: String(productId) });
        return { lines: carts.add(params['id'] ?? '', { productId, quantity }, Date.now()) };
      },
    },
    { method: 'GET', path: '/carts/:id', handle: ({ params }) => ({ lines: carts.linesOf(params['id'] ?? '') }) },
    { method: 'DELETE', path: '/carts/:id', handle: ({ params }) => carts.close(params['id'] ?? '') },
  ];
  return routes;
});

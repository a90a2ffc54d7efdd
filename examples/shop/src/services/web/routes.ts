import type { Peer } from '../../http/peer.js';
import type { Route } from '../../http/route.js';

/** The part of web that changes with its releases. */
export interface Listing {
  listingPage(category: string, items: readonly { id: number; name: string }[]): unknown;
}

/** The pages that a visitor sees. */
export function webRoutes(
  peers: { catalogue: Peer; cart: Peer; checkout: Peer; recommendations: Peer },
  listing: Listing,
): Route[] {
  return [
    {
      method: 'GET',
      path: '/categories/:category',
      handle: async ({ params }) => {
        const category = params['category'] ?? '';
        return listing.listingPage(
          category,
          await peers.catalogue.call('GET', '/categories/:category/products', params),
        );
      },
    },
    {
      method: 'GET',
      path: '/products/:id',
      handle: async ({ params }) => {
        const product = await peers.catalogue.call<{ id: number; category: string }>('GET', '/products/:id', params);
        const looked = { category: product.category, id: String(product.id) };
        return { ...product, related: await peers.recommendations.call('GET', '/related/:category/:id', looked) };
      },
    },
    {
      method: 'POST',
      path: '/cart/:id/items',
      handle: ({ params, body }) => peers.cart.call('POST', '/carts/:id/items', params, body),
    },
    { method: 'GET', path: '/cart/:id', handle: ({ params }) => peers.cart.call('GET', '/carts/:id', params) },
    { method: 'POST', path: '/checkout', handle: ({ body }) => peers.checkout.call('POST', '/orders', {}, body) },
  ];
}

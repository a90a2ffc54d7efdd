import { loadRelease } from '../load-release.js';
import { runService } from '../run-service.js';
import { webRoutes, type Listing } from './routes.js';

await runService(async (shop) =>
  webRoutes(
    {
      catalogue: shop.peer('catalogue'),
      cart: shop.peer('cart'),
      checkout: shop.peer('checkout'),
      recommendations: shop.peer('recommendations'),
    },
    await loadRelease<Listing>('web', shop.version, 'listing'),
  ),
);

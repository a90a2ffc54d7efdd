import { loadRelease } from '../load-release.js';
import { runService } from '../run-service.js';
import type { Pricing } from './product.js';
import { Products } from './products.js';
import { catalogueRoutes } from './routes.js';

await runService(async (shop) =>
  catalogueRoutes(
    new Products(shop.database('catalogue-db')),
    await loadRelease<Pricing>('catalogue', shop.version, 'pricing'),
  ),
);

import { loadRelease } from '../load-release.js';
import { runService } from '../run-service.js';
import type { Related, Taste } from './recommend.js';

const FRESH_S = 30;

await runService(async (shop) => {
  const taste = await loadRelease<Taste>('recommendations', shop.version, 'taste');
  const catalogue = shop.peer('catalogue');
  const cache = shop.cache('product-cache');
  const ofCategory = async (category: string): Promise<readonly Related[]> => {
    const known = await cache.get<Related[]>(`category:${category}`);
    if (known) return known;
    const found = await catalogue.call<Related[]>('GET', '/categories/:category/products', { category });
    await cache.set(`category:${category}`, found, FRESH_S);
    return found;
  };
  return [
    {
      method: 'GET',
      path: '/related/:category/:id',
      handle: async ({ params }) => taste.choose(Number(params['id']), await ofCategory(params['category'] ?? '')),
    },
  ];
});

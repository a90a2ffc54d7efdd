import { describe, expect, test } from '@jest/globals';
import { stockOf } from '../database/stock.js';
import { seededRandom } from '../random/seeded-random.js';
import type { Pricing, Product } from '../services/catalogue/product.js';
import { priceOf as price240 } from '../services/catalogue/releases/2.4.0/pricing.js';
import { priceOf as price241 } from '../services/catalogue/releases/2.4.1/pricing.js';
import { priceOf as price250 } from '../services/catalogue/releases/2.5.0/pricing.js';
import { priceOf as price251 } from '../services/catalogue/releases/2.5.1/pricing.js';
import { priceOf as price260 } from '../services/catalogue/releases/2.6.0/pricing.js';
import { FIRST_VERSIONS } from '../platform/service-names.js';
import { BAD_RELEASES, HARMLESS_RELEASES } from './release.js';
import { releaseDiff } from './release-diff.js';

const bad: Record<string, Pricing['priceOf']> = { '2.5.0': price250, '2.5.1': price251, '2.6.0': price260 };

function productsOf(seed: number): Product[] {
  return stockOf(seededRandom(seed)).map(
    ([id, name, category, supplier, unit, basePrice, listPrice, weightGrams, clearance]) => ({
      ...{ id, name, category, supplier, unit, basePrice, weightGrams, clearance },
      listPrice: listPrice === null ? null : { amount: listPrice },
    }),
  );
}

function fails(priceOf: Pricing['priceOf'], product: Product): boolean {
  try {
    priceOf(product);
    return false;
  } catch {
    return true;
  }
}

describe('releases', () => {
  test('all start from the version that runs first', () => {
    for (const release of [...BAD_RELEASES, ...HARMLESS_RELEASES]) {
      expect(release.previousVersion).toBe(FIRST_VERSIONS[release.service]);
    }
  });

  test.each([...BAD_RELEASES, ...HARMLESS_RELEASES])(
    '$service $version comes with what it changes',
    async (release) => {
      const changed = (await releaseDiff(release)).split('\n').filter((line) => /^[-+](?![-+])/.test(line));
      expect(changed.length).toBeGreaterThan(0);
    },
  );

  test.each([1, 2, 3])('harmless releases of catalogue price every product, seed %i', (seed) => {
    for (const product of productsOf(seed)) {
      expect(price241(product).amount).toBe(price240(product).amount);
    }
  });

  test.each(BAD_RELEASES.flatMap(({ version }) => [1, 2, 3, 4, 5].map((seed) => [version, seed] as const)))(
    'catalogue %s cannot price some products, but most, seed %i',
    (version, seed) => {
      const products = productsOf(seed);
      const failing = products.filter((product) => fails(bad[version]!, product)).length / products.length;
      expect(failing).toBeGreaterThan(0.08);
      expect(failing).toBeLessThan(0.4);
    },
  );
});

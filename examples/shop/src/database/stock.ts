import type { SeededRandom } from '../random/seeded-random.js';

export const CATEGORIES = ['garden', 'kitchen', 'office', 'outdoor', 'toys', 'tools', 'lighting', 'storage'];
export const SUPPLIERS = ['northwind', 'halden', 'orchard', 'brightwater', 'kestrel', 'lumen', 'maple', 'quarry'];
export const CITIES = ['Alm', 'Borg', 'Celle', 'Dorn', 'Elst', 'Furth'];
export const PRODUCT_COUNT = 600;
export const CUSTOMER_COUNT = 400;

const LONG_KNOWN_SUPPLIERS = SUPPLIERS.slice(0, 4);
const NEW_SUPPLIERS = SUPPLIERS.slice(4);

/** One row of the catalogue's table of products, in the order of its columns. */
export type ProductRow = readonly [
  id: number,
  name: string,
  category: string,
  supplier: string,
  unit: string,
  basePrice: number,
  listPrice: number | null,
  weightGrams: number,
  clearance: boolean,
];

/** The products on offer. How many have no list price, an odd unit or a new supplier differs from seed to seed. */
export function stockOf(random: SeededRandom): ProductRow[] {
  const shares = {
    unlisted: random.between(0.15, 0.3),
    oddUnit: random.between(0.15, 0.3),
    newSupplier: random.between(0.15, 0.3),
  };
  return Array.from({ length: PRODUCT_COUNT }, (_, index) => {
    const basePrice = random.integer(300, 20_000);
    return [
      index + 1,
      `article ${index + 1}`,
      random.pick(CATEGORIES),
      random.pick(random.chance(shares.newSupplier) ? NEW_SUPPLIERS : LONG_KNOWN_SUPPLIERS),
      random.chance(shares.oddUnit) ? random.pick(['crate', 'bundle']) : random.pick(['gram', 'liter', 'meter']),
      basePrice,
      random.chance(shares.unlisted) ? null : Math.round(basePrice * random.between(1.05, 1.4)),
      random.integer(50, 9000),
      random.chance(0.2),
    ];
  });
}

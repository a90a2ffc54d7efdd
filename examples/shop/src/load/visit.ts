import { CATEGORIES, CUSTOMER_COUNT, PRODUCT_COUNT } from '../database/stock.js';
import type { SeededRandom } from '../random/seeded-random.js';

/** One request of a visitor, after a pause of `thinkMs`. */
export interface Step {
  readonly thinkMs: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

const BUYS = 0.75;

/** What one visitor does: looks around, puts something into the cart, mostly buys it. */
export function visitOf(random: SeededRandom): Step[] {
  const cartId = `cart-${random.integer(0, 2 ** 31)}`;
  const looked = Array.from({ length: random.integer(1, 2) }, () => random.integer(1, PRODUCT_COUNT));
  const wanted = Array.from({ length: random.integer(1, 2) }, () => random.integer(1, PRODUCT_COUNT));
  const step = (method: Step['method'], path: string, body?: unknown): Step => ({
    thinkMs: random.between(200, 900),
    method,
    path,
    body,
  });
  const visit = [
    step('GET', `/categories/${random.pick(CATEGORIES)}`),
    ...looked.map((id) => step('GET', `/products/${id}`)),
    ...wanted.map((productId) => step('POST', `/cart/${cartId}/items`, { productId, quantity: random.integer(1, 3) })),
    step('GET', `/cart/${cartId}`),
  ];
  if (!random.chance(BUYS)) return visit;
  return [...visit, step('POST', '/checkout', { cartId, customerId: random.integer(1, CUSTOMER_COUNT) })];
}

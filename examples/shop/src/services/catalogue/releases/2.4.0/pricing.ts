import type { Price, Product } from '../../product.js';

const CLEARANCE_DISCOUNT = 0.3;

/** What a product costs today. */
export function priceOf(product: Product): Price {
  const amount = product.clearance ? Math.round(product.basePrice * (1 - CLEARANCE_DISCOUNT)) : product.basePrice;
  return { amount, label: `${(amount / 100).toFixed(2)} EUR` };
}

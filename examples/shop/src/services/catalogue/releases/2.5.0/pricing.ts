import type { Price, Product } from '../../product.js';

const CLEARANCE_DISCOUNT = 0.3;

/** What a product costs today, and what is saved against the list price. */
export function priceOf(product: Product): Price {
  const amount = product.clearance ? Math.round(product.basePrice * (1 - CLEARANCE_DISCOUNT)) : product.basePrice;
  const saved = product.listPrice!.amount - amount;
  const savings = saved > 0 ? `, you save ${(saved / 100).toFixed(2)}` : '';
  return { amount, label: `${(amount / 100).toFixed(2)} EUR${savings}` };
}

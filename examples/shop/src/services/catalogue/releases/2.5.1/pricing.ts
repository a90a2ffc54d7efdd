import type { Price, Product } from '../../product.js';

const CLEARANCE_DISCOUNT = 0.3;

/** What a product costs today, for the unit that it is sold by. */
export function priceOf(product: Product): Price {
  const amount = product.clearance ? Math.round(product.basePrice * (1 - CLEARANCE_DISCOUNT)) : product.basePrice;
  const unit = new Intl.NumberFormat('en', { style: 'unit', unit: product.unit }).format(1);
  return { amount, label: `${(amount / 100).toFixed(2)} EUR for ${unit}` };
}

import type { Price, Product } from '../../product.js';

const CLEARANCE_DISCOUNT = 0.3;

const REBATES = new Map([
  ['northwind', 0.02],
  ['halden', 0.01],
  ['orchard', 0.03],
  ['brightwater', 0.015],
]);

/** What a product costs today, after the rebate agreed with its supplier. */
export function priceOf(product: Product): Price {
  const rebate = REBATES.get(product.supplier);
  if (rebate === undefined) throw new Error(`no rebate agreed with supplier ${product.supplier}`);
  const discount = product.clearance ? CLEARANCE_DISCOUNT + rebate : rebate;
  const amount = Math.round(product.basePrice * (1 - discount));
  return { amount, label: `${(amount / 100).toFixed(2)} EUR` };
}

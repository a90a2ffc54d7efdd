import { Refusal } from '../../http/refusal.js';
import type { Route } from '../../http/route.js';
import type { Pricing, Product } from './product.js';
import type { Products } from './products.js';

interface QuoteRequest {
  readonly lines: readonly { readonly productId: number; readonly quantity: number }[];
}

/** Browse, look at one product, and quote a basket. */
export function catalogueRoutes(products: Products, pricing: Pricing): Route[] {
  return [
    {
      method: 'GET',
      path: '/categories/:category/products',
      handle: ({ params }) => products.inCategory(params['category'] ?? ''),
    },
    {
      method: 'GET',
      path: '/products/:id',
      handle: async ({ params }) => priced(await oneProduct(products, Number(params['id'])), pricing),
    },
    {
      method: 'POST',
      path: '/quotes',
      handle: async ({ body }) => quote(products, pricing, body as QuoteRequest),
    },
  ];
}

async function quote(products: Products, pricing: Pricing, { lines }: QuoteRequest) {
  const found = await products.withIds(lines.map((line) => line.productId));
  const quoted = lines.map((line) => {
    const product = found.get(line.productId);
    if (!product) throw new Refusal(404, `no product ${line.productId}`);
    const { amount } = pricing.priceOf(product);
    return {
      productId: product.id,
      supplier: product.supplier,
      quantity: line.quantity,
      amount: amount * line.quantity,
    };
  });
  return { lines: quoted, total: quoted.reduce((sum, line) => sum + line.amount, 0) };
}

async function oneProduct(products: Products, id: number): Promise<Product> {
  const product = (await products.withIds([id])).get(id);
  if (!product) throw new Refusal(404, `no product ${id}`);
  return product;
}

function priced(product: Product, pricing: Pricing) {
  const { id, name, category, supplier } = product;
  return { id, name, category, supplier, price: pricing.priceOf(product) };
}

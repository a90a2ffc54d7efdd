import type { Session } from '../../database/statement.js';
import type { Product } from './product.js';

const COLUMNS = 'id, name, category, supplier, unit, base_price, list_price, weight_grams, clearance';

interface ProductRow extends Record<string, unknown> {
  id: number;
  name: string;
  category: string;
  supplier: string;
  unit: string;
  base_price: number;
  list_price: number | null;
  weight_grams: number;
  clearance: boolean;
}

/** The catalogue's table of products. */
export class Products {
  constructor(private readonly database: Session) {}

  /** Names of a category's products, the cheapest first. */
  inCategory(category: string): Promise<Record<string, unknown>[]> {
    return this.database.run({
      operation: 'SELECT',
      collection: 'products',
      text: 'SELECT id, name, base_price FROM products WHERE category = $1 ORDER BY base_price LIMIT 20',
      values: [category],
    });
  }

  /** The products with these ids, by id; unknown ids are left out. */
  async withIds(ids: readonly number[]): Promise<Map<number, Product>> {
    const rows = await this.database.run<ProductRow>({
      operation: 'SELECT',
      collection: 'products',
      text: `SELECT ${COLUMNS} FROM products WHERE id = ANY($1)`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.id, toProduct(row)]));
  }
}

function toProduct(row: ProductRow): Product {
  return {
    id: row.id,
    name: row.name,
    category: row.category,
    supplier: row.supplier,
    unit: row.unit,
    basePrice: row.base_price,
    listPrice: row.list_price === null ? null : { amount: row.list_price },
    weightGrams: row.weight_grams,
    clearance: row.clearance,
  };
}

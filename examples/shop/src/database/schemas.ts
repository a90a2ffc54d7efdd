import pg from 'pg';
import type { SeededRandom } from '../random/seeded-random.js';
import { CITIES, CUSTOMER_COUNT, stockOf, SUPPLIERS } from './stock.js';

const CATALOGUE_TABLES = `
  CREATE TABLE products (
    id integer PRIMARY KEY, name text NOT NULL, category text NOT NULL, supplier text NOT NULL, unit text NOT NULL,
    base_price integer NOT NULL, list_price integer, weight_grams integer NOT NULL, clearance boolean NOT NULL);
  CREATE INDEX products_by_category ON products (category, base_price);
  CREATE TABLE price_history (product_id integer NOT NULL, day date NOT NULL, base_price integer NOT NULL);
  INSERT INTO price_history
    SELECT 1 + n % 600, date '2024-01-01' + n / 600, 300 + (n * 37) % 19700 FROM generate_series(0, 59999) AS n;`;

const PAYMENT_TABLES = `
  CREATE TABLE accounts (name text PRIMARY KEY, balance bigint NOT NULL DEFAULT 0);
  CREATE TABLE payments (
    order_id text PRIMARY KEY, customer_id integer NOT NULL, amount bigint NOT NULL, paid_at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE ledger_entries (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, order_id text NOT NULL, account text NOT NULL, amount bigint NOT NULL);
  INSERT INTO ledger_entries (order_id, account, amount)
    SELECT 'past-' || n, 'customer-' || (1 + n % ${CUSTOMER_COUNT}), -(300 + (n * 53) % 40000) FROM generate_series(1, 60000) AS n;`;

const CUSTOMER_TABLES = `
  CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, street text NOT NULL, city text NOT NULL, postcode text);`;

/** Creates the customers, of whom some never told their postcode, and the login of accounts. */
export async function fillCustomers(url: string, random: SeededRandom, password: string): Promise<void> {
  const unknown = random.between(0.3, 0.5);
  await withClient(url, async (client) => {
    await client.query(CUSTOMER_TABLES);
    for (let id = 1; id <= CUSTOMER_COUNT; id += 1) {
      const postcode = random.chance(unknown) ? null : `p${random.integer(10_000, 99_999)}`;
      const row = [id, `customer ${id}`, `street ${random.integer(1, 90)}`, random.pick(CITIES), postcode];
      await client.query('INSERT INTO customers VALUES ($1, $2, $3, $4, $5)', row);
    }
    await client.query(`CREATE ROLE accounts LOGIN PASSWORD '${password}'`);
    await client.query('GRANT SELECT ON customers TO accounts');
    await client.query('ANALYZE');
  });
}

/** Creates catalogue's tables with the products of this seed. */
export async function fillCatalogue(url: string, random: SeededRandom): Promise<void> {
  const rows = stockOf(random);
  await withClient(url, async (client) => {
    await client.query(CATALOGUE_TABLES);
    for (const row of rows) {
      await client.query('INSERT INTO products VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [...row]);
    }
    await client.query('ANALYZE');
  });
}

/** Creates payment's tables with an account for each customer and supplier. */
export async function fillPayment(url: string): Promise<void> {
  const customers = Array.from({ length: CUSTOMER_COUNT }, (_, index) => `customer-${index + 1}`);
  await withClient(url, async (client) => {
    await client.query(PAYMENT_TABLES);
    await client.query('INSERT INTO accounts (name) SELECT unnest($1::text[])', [[...customers, ...SUPPLIERS]]);
    await client.query('ANALYZE');
  });
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

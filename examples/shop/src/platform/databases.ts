import { fillCatalogue, fillCustomers, fillPayment } from '../database/schemas.js';
import { seededRandom } from '../random/seeded-random.js';
import type { Cleanup } from './cleanup.js';
import { startPostgres, type PostgresServer } from './postgres-server.js';

/** The password that accounts logs in with, until somebody changes it. */
const ACCOUNTS_PASSWORD = 'first-password';

/** The shop's databases by host name. */
export type Databases = Readonly<Record<'catalogue-db' | 'payment-db' | 'customers-db', PostgresServer>>;

/** Starts and fills them; the products on offer come from the seed. @param volumeMb given: payment's has a volume of its own */
export async function startDatabases(seed: number, cleanup: Cleanup, volumeMb?: number): Promise<Databases> {
  const databases = {
    'catalogue-db': await startPostgres('catalogue', cleanup),
    'payment-db': await startPostgres('payment', cleanup, volumeMb),
    'customers-db': await startPostgres('customers', cleanup),
  };
  await fillCatalogue(databases['catalogue-db'].url, seededRandom(seed));
  await fillPayment(databases['payment-db'].url);
  await fillCustomers(databases['customers-db'].url, seededRandom(seed), ACCOUNTS_PASSWORD);
  return databases;
}

/** What services are told: accounts has a login of its own. */
export function serviceUrls(databases: Databases): Record<string, string> {
  const customers = new URL(databases['customers-db'].url);
  customers.username = 'accounts';
  customers.password = ACCOUNTS_PASSWORD;
  return { ...exporterUrls(databases), 'customers-db': customers.href };
}

/** What the exporter is told. */
export function exporterUrls(databases: Databases): Record<string, string> {
  return Object.fromEntries(Object.entries(databases).map(([name, { url }]) => [name, url]));
}

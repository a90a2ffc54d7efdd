import pg from 'pg';
import { faultKind } from './fault-kind.js';

/** The password of accounts' login is changed, its sessions are ended, and the service is not told. */
export const wrongPassword = faultKind({
  plan: (random) => ({ password: `rotated-${random.integer(1, 2 ** 31)}` }),
  begin: async ({ password }, { shop, record }) => {
    record({ service: 'customers-db', kind: 'job', summary: 'Rotation of database passwords' });
    const client = new pg.Client({ connectionString: shop.database('customers-db').url, application_name: 'rotation' });
    await client.connect();
    await client.query(`ALTER ROLE accounts PASSWORD '${password}'`);
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'accounts'");
    await client.end();
  },
  toldBy: ['WebErrors'],
  cause: () => ({
    rootService: 'customers-db',
    acceptedServices: ['customers-db', 'accounts'],
    rootIndicator: ['accounts_http-server-error-ratio', 'accounts_call-customers-db-error-ratio'],
    faultType: 'wrong-password',
    acceptedCategories: ['database.credentials'],
  }),
});

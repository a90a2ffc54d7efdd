import { open, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { faultKind } from './fault-kind.js';

const MIB = 1024 * 1024;

/** Somebody's dump fills the volume of the payment database. */
export const diskFull = faultKind({
  plan: () => ({ file: 'ledger.dump' }),
  building: { volumeMb: 224 },
  begin: async ({ file }, { shop, record }) => {
    const { volume } = shop.database('payment-db');
    record({ service: 'payment-db', kind: 'job', summary: 'Dump of the ledger for the auditors started' });
    const dump = await open(join(volume, file), 'w');
    const block = Buffer.alloc(MIB, 1);
    try {
      while ((await freeBytes(volume)) > 0) await dump.write(block);
    } catch {
      // ENOSPC: there it is.
    } finally {
      await dump.close();
    }
  },
  toldBy: ['WebErrors'],
  cause: () => ({
    rootService: 'payment-db',
    acceptedServices: ['payment-db'],
    rootIndicator: ['payment-db_system-filesystem-utilization'],
    faultType: 'disk-full',
    acceptedCategories: ['infrastructure.disk-full'],
  }),
});

async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

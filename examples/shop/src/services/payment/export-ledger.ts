import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../database/database.js';

const PAGE = 50;
const PAGES = 32;
const BETWEEN_PAGES_MS = 250;

/** A customer's entries for the accountants, from one snapshot; page by page, so that it takes little of the database. */
export async function exportLedger(customerId: number, database: Database): Promise<{ entries: number }> {
  return database.transaction(async (session) => {
    let entries = 0;
    for (let page = 0; page < PAGES; page += 1) {
      const rows = await session.run({
        operation: 'SELECT',
        collection: 'ledger_entries',
        text: 'SELECT id, order_id, amount FROM ledger_entries WHERE account = $1 AND id > $2 ORDER BY id LIMIT $3',
        values: [`customer-${customerId}`, page * PAGE, PAGE],
      });
      entries += rows.length;
      await pause(BETWEEN_PAGES_MS);
    }
    return { entries };
  });
}

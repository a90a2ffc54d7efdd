import type { Transaction } from '@compass/persistence';
import { openAccount, type Account } from '../../domain/ledger/account.js';
import type { Accounts } from '../accounts.js';

interface AccountRow {
  investigation_id: string;
  budget_micros: number;
  reserved_micros: number;
  spent_micros: number;
  closed: boolean;
}

const columns = 'investigation_id, budget_micros, reserved_micros, spent_micros, closed';

export class PostgresAccounts implements Accounts {
  constructor(private readonly sql: Transaction) {}

  async open(investigationId: string, budgetMicros: number): Promise<Account> {
    const { reservedMicros, spentMicros, closed } = openAccount(investigationId, budgetMicros);
    // The update changes nothing: it locks the row and returns it where it exists already.
    const rows = await this.sql.query<AccountRow>(
      `INSERT INTO account (${columns}) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (investigation_id) DO UPDATE SET closed = account.closed RETURNING ${columns}`,
      [investigationId, budgetMicros, reservedMicros, spentMicros, closed],
    );
    return asAccount(rows[0] as AccountRow);
  }

  lock(investigationId: string): Promise<Account | undefined> {
    return this.select(investigationId, 'FOR UPDATE');
  }

  find(investigationId: string): Promise<Account | undefined> {
    return this.select(investigationId, '');
  }

  save({ investigationId, reservedMicros, spentMicros, closed }: Account): Promise<void> {
    this.sql.send(
      `UPDATE account SET reserved_micros = $2, spent_micros = $3, closed = $4,
         closed_at = CASE WHEN $4 THEN coalesce(closed_at, now()) END WHERE investigation_id = $1`,
      [investigationId, reservedMicros, spentMicros, closed],
    );
    return Promise.resolve();
  }

  private async select(investigationId: string, locking: string): Promise<Account | undefined> {
    const query = `SELECT ${columns} FROM account WHERE investigation_id = $1 ${locking}`;
    const [row] = await this.sql.query<AccountRow>(query, [investigationId]);
    return row && asAccount(row);
  }
}

function asAccount(row: AccountRow): Account {
  return {
    investigationId: row.investigation_id,
    budgetMicros: row.budget_micros,
    reservedMicros: row.reserved_micros,
    spentMicros: row.spent_micros,
    closed: row.closed,
  };
}

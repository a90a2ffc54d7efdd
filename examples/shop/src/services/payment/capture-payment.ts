import type { Database } from '../../database/database.js';
import type { Peer } from '../../http/peer.js';
import type { Session } from '../../database/statement.js';
import type { Log } from '../../telemetry/log.js';

/** The part of payment that changes with its releases. */
export interface Receipts {
  receiptText(orderId: string, amount: number): string;
}

/** What a customer owes for one order, by supplier. Amounts are cents. */
export interface Payment {
  readonly orderId: string;
  readonly customerId: number;
  readonly shares: readonly { readonly supplier: string; readonly amount: number }[];
}

/** What it takes to capture a payment. */
interface Tools {
  readonly database: Database;
  readonly cardNetwork: Pick<Peer, 'call'>;
  readonly receipts: Receipts;
  readonly log: Log;
}

/** Charges the card, then moves the money: the customer's account, each supplier's account and the ledger, in one transaction. */
export async function capturePayment(payment: Payment, { database, cardNetwork, receipts, log }: Tools) {
  const total = payment.shares.reduce((sum, share) => sum + share.amount, 0);
  await cardNetwork.call('POST', '/charges', {}, { orderId: payment.orderId, amount: total });
  await database.transaction(async (session) => {
    await recordPayment(session, payment, total);
    await book(session, payment.orderId, `customer-${payment.customerId}`, -total);
    for (const [supplier, amount] of sharesInOrder(payment)) await book(session, payment.orderId, supplier, amount);
  });
  log.info('payment captured', { 'payment.amount': total });
  return { text: receipts.receiptText(payment.orderId, total) };
}

/** Always the same order of accounts, so that two payments cannot wait for each other. */
function sharesInOrder(payment: Payment): [string, number][] {
  const bySupplier = new Map<string, number>();
  for (const { supplier, amount } of payment.shares) bySupplier.set(supplier, (bySupplier.get(supplier) ?? 0) + amount);
  return [...bySupplier].sort(([one], [other]) => one.localeCompare(other));
}

function recordPayment(session: Session, payment: Payment, total: number) {
  return session.run({
    operation: 'INSERT',
    collection: 'payments',
    text: 'INSERT INTO payments (order_id, customer_id, amount) VALUES ($1, $2, $3)',
    values: [payment.orderId, payment.customerId, total],
  });
}

async function book(session: Session, orderId: string, account: string, amount: number): Promise<void> {
  await session.run({
    operation: 'UPDATE',
    collection: 'accounts',
    text: 'UPDATE accounts SET balance = balance + $2 WHERE name = $1',
    values: [account, amount],
  });
  await session.run({
    operation: 'INSERT',
    collection: 'ledger_entries',
    text: 'INSERT INTO ledger_entries (order_id, account, amount) VALUES ($1, $2, $3)',
    values: [orderId, account, amount],
  });
}

import { loadRelease } from '../load-release.js';
import { runService } from '../run-service.js';
import { capturePayment, type Payment, type Receipts } from './capture-payment.js';
import { exportLedger } from './export-ledger.js';

await runService(async (shop) => {
  const receipts = await loadRelease<Receipts>('payment', shop.version, 'receipt');
  const database = shop.database('payment-db');
  const cardNetwork = shop.peer('card-network');
  return [
    {
      method: 'POST',
      path: '/payments',
      handle: ({ body }) => capturePayment(body as Payment, { database, cardNetwork, receipts, log: shop.log }),
    },
    {
      method: 'POST',
      path: '/exports',
      handle: ({ body }) => exportLedger((body as { customerId: number }).customerId, database),
    },
  ];
});

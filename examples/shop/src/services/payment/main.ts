import { loadRelease } from '../load-release.js';
import { runService } from '../run-service.js';
import { capturePayment, type Payment, type Receipts } from './capture-payment.js';

await runService(async (shop) => {
  const receipts = await loadRelease<Receipts>('payment', shop.version, 'receipt');
  const database = shop.database('payment-db');
  return [
    {
      method: 'POST',
      path: '/payments',
      handle: ({ body }) => capturePayment(body as Payment, database, receipts, shop.log),
    },
  ];
});

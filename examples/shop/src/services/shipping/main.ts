import { runService } from '../run-service.js';

await runService((shop) => {
  const carrier = shop.peer('carrier');
  const queue = shop.queue('order-queue');
  void queue.work(async ({ orderId, city }) => {
    await carrier.call('POST', '/parcels', {}, { orderId, city });
    shop.log.info('parcel booked', { 'shipping.city': city });
  }, shop.log);
  return [{ method: 'GET', path: '/', handle: () => ({ working: true }) }];
});

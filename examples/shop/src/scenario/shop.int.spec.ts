import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { requestJson } from '../http/request-json.js';
import { Cleanup } from '../platform/cleanup.js';
import { Shop } from '../platform/shop.js';
import { receiveOtlp } from '../recorder/receive-otlp.js';
import { Recording } from '../recorder/recording.js';
import type { SpanRecord } from '../recorder/span-record.js';

const missing = ['redis-server', 'openssl'].filter((program) => spawnSync('which', [program]).status !== 0);
if (missing.length > 0)
  process.stderr.write(`\n*** SKIPPED, NOT TESTED: the shop: no ${missing.join(', ')} here ***\n`);
const describeShop = missing.length > 0 ? describe.skip : describe;

const recording = new Recording();
const cleanup = new Cleanup();
let shop: Shop;

beforeAll(async () => {
  if (missing.length > 0) return;
  const receiver = await receiveOtlp(recording);
  cleanup.defer(() => receiver.stop());
  shop = await Shop.start(receiver.url, 1, cleanup);
});
afterAll(() => cleanup.run());

/** Asks until there is an answer: telemetry comes in its own time. */
async function eventually<T>(ask: () => T | undefined): Promise<T> {
  for (;;) {
    const answer = ask();
    if (answer !== undefined) return answer;
    await pause(100);
  }
}

const post = (path: string, body: unknown) => requestJson('POST', shop.webUrl + path, {}, body);

describeShop('the shop', () => {
  test('sells, and one trace of the checkout crosses services, databases and the queue', async () => {
    expect(await post('/cart/c1/items', { productId: 1, quantity: 2 })).toMatchObject({ status: 200 });
    expect(await post('/checkout', { cartId: 'c1', customerId: 1 })).toMatchObject({ status: 200 });
    const trace = await eventually(() => completeCheckout(recording.spans));
    expect(new Set(trace.map(({ service }) => service))).toEqual(
      new Set(['web', 'cart', 'catalogue', 'checkout', 'payment', 'accounts', 'shipping']),
    );
    expect(new Set(trace.map((span) => span.attributes?.['db.namespace']))).toEqual(
      new Set([undefined, 'catalogue', 'payment', 'customers']),
    );
    const ids = new Set(trace.map(({ spanId }) => spanId));
    expect(trace.filter(({ parentSpanId }) => !parentSpanId || !ids.has(parentSpanId))).toHaveLength(1);
  });

  test('serves on while a version of a service is replaced', async () => {
    const deployed = shop.deploy('catalogue', '2.4.1');
    for (let asked = 0; asked < 40; asked += 1) {
      expect(await requestJson('GET', `${shop.webUrl}/products/1`, {})).toMatchObject({ status: 200 });
      await pause(25);
    }
    await deployed;
    const { body } = await requestJson('GET', `${shop.webUrl}/products/1`, {});
    expect((body as { price: { label: string } }).price.label).toMatch(/^EUR /);
  });

  test('databases report under their own names', async () => {
    const at = (column: string) =>
      recording.metrics.rows(nowS() - 30, nowS() + 5).some((row) => row.values.has(column));
    const found = (column: string) => eventually(() => at(column) || undefined);
    await expect(found('payment-db_postgresql-backends-waiting-for-lock')).resolves.toBe(true);
    await expect(found('catalogue-db_postgresql-commits-rate')).resolves.toBe(true);
  });
});

function completeCheckout(spans: readonly SpanRecord[]): SpanRecord[] | undefined {
  const root = spans.find(({ operation, parentSpanId }) => operation === 'POST /checkout' && parentSpanId === null);
  const trace = spans.filter(({ traceId }) => traceId === root?.traceId);
  const last = trace.find(({ service, operation }) => service === 'cart' && operation === 'DELETE /carts/:id');
  const paid = trace.find(({ service, operation }) => service === 'payment' && operation === 'COMMIT');
  const quoted = trace.find(({ service }) => service === 'catalogue');
  const sent = trace.find(({ service, operation }) => service === 'shipping' && operation === 'POST /parcels');
  const known = trace.find(({ service, operation }) => service === 'accounts' && operation === 'SELECT customers');
  const complete = root && last && paid && quoted && sent && known;
  return complete ? trace : undefined;
}

function nowS(): number {
  return Math.floor(Date.now() / 5000) * 5;
}

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { OtlpAttribute, OtlpMetric, OtlpMetrics } from '../otlp.js';
import { quantileOf } from './bucket-counts.js';
import { metricCsv } from './metric-csv.js';
import { MetricTable } from './metric-table.js';

const START = 1_800_000_000;
const nano = (seconds: number) => `${Math.round(seconds * 1000)}000000`;
const text = (key: string, value: string): OtlpAttribute => ({ key, value: { stringValue: value } });
const from = (service: string, ...metrics: OtlpMetric[]): OtlpMetrics => ({
  resourceMetrics: [{ resource: { attributes: [text('service.name', service)] }, scopeMetrics: [{ metrics }] }],
});

function requests(timeS: number, counts: readonly number[], failed = false): OtlpMetric {
  const attributes = [text('http.request.method', 'POST'), text('http.route', '/carts/:id/items')];
  if (failed) attributes.push(text('error.type', '502'));
  const point = {
    timeUnixNano: nano(timeS),
    attributes,
    explicitBounds: [0.01, 0.1],
    bucketCounts: counts.map(String),
  };
  return { name: 'http.server.request.duration', unit: 's', histogram: { dataPoints: [point] } };
}

function valuesAt(table: MetricTable, timeS: number): Record<string, number> {
  return Object.fromEntries(table.rows(START, START + 20).find(({ time }) => time === timeS)?.values ?? []);
}

describe('recorded metrics', () => {
  test('requests become rate, share of errors and durations, for the service and for the route', () => {
    const table = new MetricTable();
    table.add(from('cart', requests(START + 5, [8, 0, 0]), requests(START + 5, [0, 2, 0], true)));
    expect(valuesAt(table, START + 5)).toMatchObject({
      'cart_http-server-request-rate': 2,
      'cart_http-server-error-ratio': 0.2,
      'cart_route-post-carts-id-items-request-rate': 2,
      'cart_http-server-duration-p50-ms': 6.25,
    });
  });

  test('a service without requests has a rate of 0 and no durations', () => {
    const table = new MetricTable();
    table.add(from('cart', requests(START + 5, [1, 0, 0])));
    expect(valuesAt(table, START + 10)).toEqual({
      'cart_http-server-request-rate': 0,
      'cart_route-post-carts-id-items-request-rate': 0,
    });
  });

  test('two processes of one service, and a report that is late, count together', () => {
    const table = new MetricTable();
    table.add(from('cart', requests(START + 5, [1, 0, 0])));
    table.add(from('cart', requests(START + 7.4, [4, 0, 0])));
    expect(valuesAt(table, START + 5)['cart_http-server-request-rate']).toBe(1);
  });

  test('gauges keep their unit, counters become an increase per second', () => {
    const at = (value: number) => ({ dataPoints: [{ timeUnixNano: nano(START + 5), asDouble: value }] });
    const table = new MetricTable();
    table.add(
      from(
        'payment-db',
        { name: 'postgresql.transaction.longest', unit: 's', gauge: at(1.5) },
        { name: 'postgresql.backends.waiting_for_lock', gauge: at(3) },
        { name: 'postgresql.commits', sum: at(20) },
      ),
    );
    expect(valuesAt(table, START + 5)).toEqual({
      'payment-db_postgresql-transaction-longest-s': 1.5,
      'payment-db_postgresql-backends-waiting-for-lock': 3,
      'payment-db_postgresql-commits-rate': 4,
    });
  });

  test('the CSV has a column for each metric, empty where there is no sample', () => {
    const rows = [
      { time: 5, values: new Map([['b_y', 0.1234567]]) },
      { time: 10, values: new Map([['a_x', 2]]) },
    ];
    expect(metricCsv(rows)).toBe('time,a_x,b_y\n5,,0.12346\n10,2,\n');
  });

  test('a quantile lies within the bucket that holds it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (counts, share) => {
          const value = quantileOf({ bounds: [1, 2, 3], counts }, share);
          if (counts.every((count) => count === 0)) expect(value).toBeUndefined();
          else expect(value! >= 0 && value! <= 3).toBe(true);
        },
      ),
    );
  });
});

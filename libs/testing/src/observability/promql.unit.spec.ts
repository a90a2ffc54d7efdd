import { expect, test } from '@jest/globals';
import { join } from 'node:path';
import { askedBy, queriesOf } from './promql.js';

test.each([
  ['up{job="compass"} == 0', []],
  ['compass_outbox_oldest_age > 60', [['compass_outbox_oldest_age', []]]],
  [
    'histogram_quantile(0.95, sum by (rpc_method, le) (rate(compass_message_delay_bucket[5m]))) > 3',
    [['compass_message_delay_bucket', ['rpc_method']]],
  ],
  [
    'sum(increase(a_total{kind="cause",expired!="true"}[1h])) / sum(increase(b_total[1h]))',
    [
      ['a_total', ['kind', 'expired']],
      ['b_total', []],
    ],
  ],
])('%s reads what it reads', (query, expected) => {
  expect(askedBy(query).map(({ metric, labels }) => [metric, labels])).toEqual(expected);
});

test('every panel and rule has a query', () => {
  const queries = queriesOf(join(import.meta.dirname, '../../../../infra'));
  expect(queries.length).toBeGreaterThan(40);
  expect(queries.filter((query) => !query.includes('up{') && askedBy(query).length === 0)).toEqual([]);
});

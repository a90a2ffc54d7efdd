import { describe, expect, test } from '@jest/globals';
import { metricSigns } from './metric-signs.js';
import { originTests } from './origin-tests.js';

const stepMs = 60_000;
const count = 240;
const alertAtMs = 230 * stepMs;
const latency = (service: string, usual: number, since: number) => ({
  ...{ service, metric: 'latency' },
  points: Array.from({ length: count }, (_, i) => {
    return [i * stepMs, (i < 226 ? usual : since) * (1 + ((i * 7) % 5) / 100)] as const;
  }),
});
const series = [latency('web', 0.1, 1.2), latency('cart', 0.05, 1.1), latency('ads', 0.05, 0.05)];
const calls = [
  { caller: 'web', callee: 'cart' },
  { caller: 'web', callee: 'ads' },
  { caller: 'batch', callee: 'mail' },
];

describe('where trouble comes from', () => {
  const cases: [string, string, string, string[]][] = [
    ['is where nothing that is called suffers', 'cart', 'application.latency', []],
    ['is not who does not suffer', 'ads', 'application.latency', ['suffers-by-itself']],
    ['may be who fails as fast as ever, where failures are not measured', 'ads', 'application.error', []],
    ['may be who answers wrongly as fast as ever', 'ads', 'application.wrong-result', []],
    ['may be a network that nobody measures', 'ads', 'network.delay', []],
    ['is not who is not called', 'mail', 'application.latency', ['is-called']],
    ['may be a machine, whoever calls whom', 'mail', 'infrastructure.cpu', []],
    ['may be who nobody knows', 'ghost', 'application.latency', []],
  ];
  test.each(cases)('%s', (_, service, category, contradicted) => {
    const seen = { series, calls, signs: metricSigns(series, { alertAtMs }) };
    const tests = originTests({ service, category }, seen, { alertAtMs, alerting: ['web'], kind: 'latency' });
    expect(tests.filter(({ contradiction }) => contradiction > 0.7).map(({ id }) => id)).toEqual(contradicted);
  });
});

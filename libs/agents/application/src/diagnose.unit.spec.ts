import { describe, expect, test } from '@jest/globals';
import { change, lines, logs, metric, paths, scenario, spans, traces } from '@compass/testing';
import { diagnose } from './diagnose.js';
import type { Said, Telemetry } from './telemetry.js';

const shop = { service: 'shop', operation: 'GET /things', kind: 'server' } as const;
const store = { service: 'store', operation: 'GET /thing', kind: 'server' } as const;
const call = { service: 'shop', operation: 'GET /thing', kind: 'client', peer: 'store' } as const;
const typeError = { type: 'TypeError', message: 'taxRate is not a function', count: 40 };

const healthy = [
  spans(shop, { meanMs: 20, selfMs: 5 }),
  spans(call, { meanMs: 15, selfMs: 1 }),
  spans(store, { meanMs: 14 }),
];
const failingStore = [
  spans(shop, { meanMs: 20, selfMs: 5 }, { errors: 3 }),
  spans(call, { meanMs: 15, selfMs: 1 }, { errors: 3 }),
  spans({ ...store, errorTypes: [typeError] }, { meanMs: 14 }, { errors: 3 }),
];
const slowStore = [
  spans(shop, { meanMs: 20, selfMs: 5 }, { meanMs: 420, selfMs: 5 }),
  spans(call, { meanMs: 15, selfMs: 1 }, { meanMs: 415, selfMs: 1 }),
  spans(store, { meanMs: 14 }, { meanMs: 414 }),
];
const twice = { calls: 20 };
const busy = [
  spans(shop, { meanMs: 20, selfMs: 5 }, twice),
  spans(call, { meanMs: 15, selfMs: 1 }, twice),
  spans(store, { meanMs: 14 }, twice),
];

const said = (telemetry: Telemetry): Said[] => diagnose(telemetry, scenario.alertAtMs, ['shop']);
const about = (findings: Said[]) =>
  findings.map(
    ({ service, category, stance }) =>
      `${service} ${category ?? 'symptom'}${stance === 'contradicts' ? ' contradicted' : ''}`,
  );
const strongest = (telemetry: Telemetry) => said(telemetry)[0];

test('trouble stays at its service where no kind of cause is to be named', () => {
  const findings = said({ traces: traces(...failingStore), changes: [change({ service: 'store' }, -2)] });
  const [kind, place] = ['application.bad-release', 'application.unusual-behaviour'].map((category) =>
    findings.find((one) => one.service === 'store' && one.category === category),
  );
  expect(place!.strength).toBeGreaterThan(0.3);
  expect(place!.strength).toBeLessThan(kind!.strength);
});

describe('what is blamed on a service', () => {
  const cases: [string, Telemetry, string][] = [
    ['errors of its own, no release near', { traces: traces(...failingStore), changes: [] }, 'store application.error'],
    [
      'errors of its own, just after its release',
      { traces: traces(...failingStore), changes: [change({ service: 'store' }, -2)] },
      'store application.bad-release',
    ],
    [
      'errors of its own, an hour after its release',
      { traces: traces(...failingStore), changes: [change({ service: 'store' }, -3600)] },
      'store application.error',
    ],
    [
      'errors of its own, a minute before its release',
      { traces: traces(...failingStore), changes: [change({ service: 'store' }, 60)] },
      'store application.error',
    ],
    [
      'errors of its own, just after a job',
      { traces: traces(...failingStore), changes: [change({ service: 'store', kind: 'job' }, -2)] },
      'store application.error',
    ],
    ['work of its own that takes longer', { traces: traces(...slowStore), changes: [] }, 'store application.latency'],
    [
      'work of its own that takes longer since a release',
      { traces: traces(...slowStore), changes: [change({ service: 'store' }, -2)] },
      'store application.bad-release',
    ],
    [
      'new errors in its log',
      { logs: logs(lines({ service: 'store', level: 'ERROR', sample: 'taxRate is not a function' }, 0, 2)) },
      'store application.error',
    ],
    [
      'slowness that rose with its traffic',
      { traces: traces(spans(shop, { meanMs: 20 }, { calls: 30, meanMs: 400 })), changes: [] },
      'shop application.overload',
    ],
    [
      'refusals that rose with its traffic',
      {
        traces: traces(
          spans(
            { ...shop, errorTypes: [{ type: '503', message: 'too many requests', count: 9 }] },
            {},
            { calls: 30, errors: 6 },
          ),
        ),
        changes: [],
      },
      'shop application.overload',
    ],
    [
      'many more calls for each request',
      {
        traces: traces(
          spans(shop, { meanMs: 20, selfMs: 5 }, { meanMs: 500, selfMs: 5 }),
          spans(call, { meanMs: 15 }, { calls: 300, meanMs: 16 }),
        ),
        changes: [change({ service: 'shop' }, -1)],
      },
      'shop application.bad-release',
    ],
  ];
  test.each(cases)('%s', (_, telemetry, expected) => {
    const [first] = said(telemetry);
    expect(about([first!])).toEqual([expected]);
    expect(first!.strength).toBeGreaterThan(0.5);
    expect(first!.onsetMs).toBeGreaterThanOrEqual(scenario.onsetMs - 5_000);
    expect(first!.onsetMs).toBeLessThanOrEqual(scenario.onsetMs + 5_000);
  });
});

describe('requests that no longer do what they did', () => {
  const whole = ['SPAN GET /thing', 'INFO looking', 'SPAN SELECT', 'INFO found'];
  const since = (...leaves: string[]) => ({
    paths: [paths('store', { leaves: whole, before: 2, after: 0 }, { leaves, before: 0, after: 2 })],
  });
  test.each([
    ['in an exception', since('SPAN GET /thing', 'INFO looking', 'ERROR java.lang.IllegalStateException: x'), 'error'],
    ['in a handler of errors', since('SPAN GET /thing', 'INFO looking', 'SPAN ErrorHandler.handle'), 'error'],
    ['without the call that they always made', since('SPAN GET /thing', 'INFO looking'), 'wrong-result'],
    [
      'in another branch',
      since('SPAN GET /thing', 'INFO looking', 'SPAN SELECT', 'ERROR nothing found'),
      'wrong-result',
    ],
    ['as ever, but for a piece that is left out', since('SPAN GET /thing', 'SPAN SELECT', 'INFO found'), 'error'],
  ])('and end %s', (_, telemetry, kind) => {
    const [first] = said(telemetry);
    expect(about([first!])).toEqual([`store application.${kind}`]);
    expect(first!.strength).toBeGreaterThan(0.5);
  });

  test('are not its own doing where a call never got through', () => {
    expect(
      said(since('SPAN GET /thing', 'INFO looking', 'ERROR IllegalStateException: No instances available for stock')),
    ).toEqual([]);
  });
});

describe('what is not blamed on a service', () => {
  test('errors and waiting that it passes on', () => {
    for (const operations of [failingStore, slowStore])
      expect(said({ traces: traces(...operations), changes: [] }).filter(({ service }) => service === 'shop')).toEqual(
        [],
      );
  });

  test('waiting that looks like its own work, because calls are not children of what waits for them', () => {
    const reactive = [
      spans(shop, { meanMs: 20 }, { meanMs: 420 }),
      spans(call, { meanMs: 15, selfMs: 1 }, { meanMs: 415, selfMs: 1 }),
    ];
    expect(said({ traces: traces(...reactive), changes: [] })).toEqual([]);
  });

  test('failures that say themselves that they are a database’s', () => {
    const errorTypes = [{ type: '55P03', message: 'canceling statement due to lock timeout', count: 40 }];
    const refused = traces(spans({ ...shop, errorTypes }, {}, { errors: 3 }));
    const blamed = said({ traces: refused, changes: [change({ service: 'shop' }, -9)] });
    expect(blamed.filter(({ stance, strength }) => stance !== 'contradicts' && strength > 0.3)).toEqual([]);
  });

  test('work that takes longer because everything does', () => {
    const everything = [store, shop, { ...store, service: 'news' }, { ...store, service: 'mail' }];
    const busier = everything.map((one) => spans(one, { meanMs: 40 }, { meanMs: 180 }));
    expect(
      said({ traces: traces(...busier), changes: [change({ service: 'shop' }, -1)] }).filter(
        ({ strength }) => strength > 0.3,
      ),
    ).toEqual([expect.objectContaining({ stance: 'contradicts' })]);
  });

  test('waiting for a connection of its pool', () => {
    const pool = { service: 'shop', operation: 'wait for connection', kind: 'internal' } as const;
    const waiting = [
      spans(shop, { meanMs: 20, selfMs: 5 }, { meanMs: 420, selfMs: 5 }),
      spans(pool, { meanMs: 1 }, { meanMs: 400 }),
    ];
    expect(said({ traces: traces(...waiting), changes: [] })).toEqual([]);
  });

  test.each([
    ['names the callee', 'store answered 500'],
    ['tells of a failed call', 'bad gateway: ECONNREFUSED'],
  ])('a line in its log that %s', (_, sample) => {
    const seen = logs(lines({ service: 'shop', level: 'ERROR', sample }, 0, 5));
    expect(said({ traces: traces(...healthy), logs: seen })).toEqual([]);
  });

  test('a line that its callee has said before it', () => {
    const complaint = 'could not extend file: No space left on device';
    const line = (service: string, sample: string) => lines({ service, level: 'ERROR', sample }, 0, 5);
    const seen = logs(line('shop', `unhandled: ${complaint}`), line('store', complaint));
    const blamed = said({ traces: traces(...healthy), logs: seen }).map(({ service }) => service);
    expect(new Set(blamed)).toEqual(new Set(['store']));
  });

  test('lines that are as frequent for each request as before', () => {
    const seen = logs(lines({ service: 'shop', level: 'ERROR', sample: 'no such thing' }, 1, 6));
    const sixfold = traces(spans(shop, {}, { calls: 60 }));
    expect(about(said({ traces: sixfold, logs: seen, changes: [] })).filter((text) => text.includes('error'))).toEqual(
      [],
    );
  });

  test('a few milliseconds more', () => {
    expect(said({ traces: traces(spans(shop, { meanMs: 5 }, { meanMs: 15 })), changes: [] })).toEqual([]);
  });
});

describe('what is acquitted', () => {
  test('a release whose service does its work as before', () => {
    const findings = said({ traces: traces(...healthy), changes: [change({ service: 'shop' }, -5)] });
    const acquittal = findings.find(({ stance }) => stance === 'contradicts');
    expect(acquittal).toMatchObject({
      service: 'shop',
      category: 'application.bad-release',
      strength: expect.closeTo(0.95),
    });
    expect(acquittal!.statement).toContain('0 %');
  });

  test('a release whose service waits for slow callees, but less surely', () => {
    const findings = said({ traces: traces(...slowStore), changes: [change({ service: 'shop' }, -5)] });
    const acquittal = findings.find(({ service, stance }) => service === 'shop' && stance === 'contradicts');
    expect(acquittal!.strength).toBeCloseTo(0.71, 1);
  });

  test('a release that takes far more than the version before it is not, though it serves as before', () => {
    const changes = [change({ service: 'shop', version: '2' }, -5)];
    const resources = [metric('shop', 'process-memory-usage-bytes', 90e6, 240e6)];
    const findings = said({ traces: traces(...healthy), changes, resources });
    expect(about(findings)).toEqual(['shop application.bad-release']);
    expect(findings[0]!.statement).toMatch(
      /^process-memory-usage-bytes of shop went .*; it began 5 s after the deploy of shop 2/,
    );
  });

  test('traffic that is served as before', () => {
    const findings = said({ traces: traces(...busy), changes: [] });
    expect(about(findings)).toEqual(['shop application.overload contradicted', 'shop application.overload']);
    expect(findings[1]!.strength).toBeLessThan(0.3);
  });

  test('nothing that failed, nor a release of long ago', () => {
    const failed = said({ traces: traces(...failingStore), changes: [change({ service: 'store' }, -2)] });
    expect(failed.some(({ stance }) => stance === 'contradicts')).toBe(false);
    expect(said({ traces: traces(...healthy), changes: [change({ service: 'shop' }, -3600)] })).toEqual([]);
  });
});

test('where nothing is measured, errors of any service date its trouble, long before the alert', () => {
  const told = logs(
    lines({ service: 'store', level: 'INFO', sample: 'GET /thing' }, 3, 3),
    lines({ service: 'store', level: 'ERROR', sample: 'no rate for this thing' }, 0, 3),
  );
  const [first] = diagnose({ logs: told, changes: [] }, scenario.endMs, ['shop']);
  expect(first).toMatchObject({ service: 'store', category: 'application.error' });
  expect(Math.abs(first!.onsetMs! - scenario.onsetMs)).toBeLessThan(10_000);
});

test('a release just before its service became worse by its metrics is suspected, where no span tells', () => {
  const metrics = [metric('ledger', 'latency-ms', 20, 900)];
  const suspected = (seconds: number) =>
    said({ metrics, changes: [change({ service: 'ledger' }, seconds)] }).map(({ category }) => category);
  expect(suspected(-20)).toEqual(['application.bad-release']);
  expect(suspected(60)).toEqual([]);
  expect(said({ metrics, changes: [change({ service: 'shop' }, -20)] })).toEqual([]);
});

test('what the machine refuses is hardly the code’s', () => {
  const saying = (sample: string) =>
    strongest({ logs: logs(lines({ service: 'store', level: 'ERROR', sample }, 0, 3)), changes: [] })!.strength;
  expect(saying('OSError: no space left on device')).toBeLessThan(0.6 * saying('no rate for this thing'));
});

describe('in a healthy system', () => {
  test.each([
    ['nothing is found', { traces: traces(...healthy), changes: [] }],
    ['nothing is known, so nothing is found', {}],
    [
      'releases, traffic and old errors are no reason',
      {
        traces: traces(...busy),
        changes: [change({ service: 'store' }, -3)],
        logs: logs(lines({ service: 'store', level: 'ERROR', sample: 'no such thing' }, 2, 2)),
      },
    ],
  ])('%s', (_, telemetry: Telemetry) => {
    const supporting = said(telemetry).filter(({ stance }) => stance !== 'contradicts');
    expect(Math.max(0, ...supporting.map(({ strength }) => strength))).toBeLessThan(0.3);
  });
});

describe('how a finding is told', () => {
  test('a release is blamed the more for what its diff has in common with the error', () => {
    const diff = '--- a/tax.ts\n+++ b/tax.ts\n-return 1;\n+return taxRate(country);\n';
    const [with_, without] = [diff, '+return 2;'].map((text) =>
      strongest({ traces: traces(...failingStore), changes: [change({ service: 'store', diff: text }, -2)] }),
    );
    expect(with_!.strength).toBeGreaterThan(without!.strength);
    expect(with_!.statement).toContain('taxRate');
  });

  test('the metric that shows it is the indicator', () => {
    const metrics = [metric('store', 'http-error-ratio', 0, 0.3), metric('store', 'http-duration-p50-ms', 14)];
    expect(strongest({ traces: traces(...failingStore), changes: [], metrics })).toMatchObject({
      indicator: 'http-error-ratio',
    });
  });

  test('services without spans are left to who follows trouble along the graph', () => {
    const metrics = [metric('ledger', 'latency-p50-ms', 20, 900), metric('sli', 'latency-p50-ms', 20, 900)];
    expect(said({ metrics })).toEqual([]);
  });
});

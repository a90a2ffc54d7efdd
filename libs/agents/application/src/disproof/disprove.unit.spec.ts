import { describe, expect, test } from '@jest/globals';
import type { Claim } from '@compass/agent-sdk';
import { change, lines, logs, metric, paths, scenario, spans, traces, type Pace } from '@compass/testing';
import type { Telemetry } from '../telemetry.js';
import { disprove } from './disprove.js';

const release = 'application.bad-release';
const error = 'application.error';
const wrongResult = 'application.wrong-result';
const latency = 'application.latency';
const overload = 'application.overload';
const dependency = 'dependency.failure';

const shop = { service: 'shop', operation: 'GET /things', kind: 'server' } as const;
const call = { service: 'shop', operation: 'GET /thing', kind: 'client', peer: 'store' } as const;
const store = { service: 'store', operation: 'GET /thing', kind: 'server' } as const;
const apart = { service: 'news', operation: 'GET /news', kind: 'server' } as const;

/** Shop waits for store; nobody calls news. */
function system(pace: Pace, text = 'taxRate is not a function') {
  const errorTypes = [{ type: 'TypeError', message: text, count: 9 }];
  const waiting = pace.meanMs === undefined ? pace : { ...pace, meanMs: pace.meanMs + 6 };
  return [
    spans(shop, { meanMs: 20, selfMs: 5 }, { ...waiting, selfMs: 5 }),
    spans(call, { meanMs: 15, selfMs: 1 }, { ...pace, selfMs: 1 }),
    spans({ ...store, errorTypes }, { meanMs: 14 }, pace),
    spans(apart, { meanMs: 14 }, pace.calls === undefined ? {} : { calls: pace.calls }),
  ];
}

const failing = traces(...system({ errors: 3 }));
const slow = traces(...system({ meanMs: 500 }));
const well = traces(...system({}));
const busy = traces(...system({ calls: 20 }));
const busyAndSlow = traces(...system({ calls: 30, meanMs: 500 }));
const busyAndFailing = traces(...system({ calls: 30, errors: 8 }));
const whole = ['SPAN GET /thing', 'INFO looking', 'SPAN SELECT', 'INFO found'];
const early = {
  paths: [paths('store', { leaves: whole, before: 2, after: 0 }, { leaves: whole.slice(0, 2), before: 0, after: 2 })],
};
const asEver = { paths: [paths('store', { leaves: whole, before: 2, after: 2 })] };
const thrown = {
  paths: [
    paths(
      'store',
      { leaves: whole, before: 2, after: 0 },
      { leaves: [...whole.slice(0, 2), 'ERROR java.lang.IllegalArgumentException'], before: 0, after: 2 },
    ),
  ],
};
const atRelease = [change({ service: 'store', version: '2' }, -2)];

function contradictionOf(telemetry: Telemetry, category: string, service = 'store', onsetMs = scenario.onsetMs) {
  const claim: Claim = { hypothesisId: 'h', category, service, indicator: '', statement: '', refutations: [], onsetMs };
  return disprove(telemetry, claim, { alertAtMs: scenario.alertAtMs });
}

describe('a claim that is true stands', () => {
  const cases: [string, Telemetry, string][] = [
    ['errors since a release', { traces: failing, changes: atRelease }, release],
    [
      'memory that is taken since a release',
      { traces: well, changes: atRelease, resources: [metric('store', 'process-memory-usage-bytes', 90e6, 240e6)] },
      release,
    ],
    ['slowness since a release', { traces: slow, changes: atRelease }, release],
    ['errors without a release', { traces: failing, changes: [] }, error],
    ['answers that come early, without an error', { ...early, changes: [] }, wrongResult],
    ['slowness without a release', { traces: slow, changes: [] }, latency],
    [
      'errors amid twice the traffic',
      { traces: traces(...system({ calls: 20, errors: 4 })), changes: atRelease },
      release,
    ],
    ['slowness at thrice the traffic', { traces: busyAndSlow, changes: [] }, overload],
  ];
  test.each(cases)('%s', (_, telemetry, category) => {
    const { contradiction, tested, statement } = contradictionOf(telemetry, category);
    expect({ tested, stands: contradiction <= 0.5, statement }).toMatchObject({ tested: true, stands: true });
  });

  test('a dependency without spans that fails', () => {
    const bank = spans({ ...call, peer: 'bank' }, { meanMs: 20 }, { errors: 4 });
    expect(
      contradictionOf({ traces: traces(spans(shop, {}, { errors: 4 }), bank) }, dependency, 'bank').contradiction,
    ).toBeLessThan(0.5);
  });
});

describe('a claim that is wrong falls', () => {
  const shared = 'GET /thing fails';
  const cases: [string, Telemetry, string, string?, number?][] = [
    ['the errors come from what it calls', { traces: failing, changes: [] }, error, 'shop'],
    ['requests take the way that they always took', { traces: well, ...asEver, changes: [] }, wrongResult],
    ['the time is spent waiting', { traces: slow, changes: [] }, latency, 'shop'],
    ['it serves as before', { traces: well, changes: atRelease }, release],
    ['it serves more traffic as before', { traces: busy, changes: [] }, overload],
    ['no release is recorded', { traces: failing, changes: [] }, release],
    [
      'the trouble was there before the release',
      { traces: failing, changes: [change({ service: 'store' }, 60)] },
      release,
    ],
    ['the traffic is as before', { traces: slow, changes: [] }, overload],
    ['it makes mistakes, and is not slow', { traces: busyAndFailing, changes: [] }, overload],
    [
      'others were affected minutes before',
      { traces: failing, changes: [] },
      error,
      'store',
      scenario.onsetMs + 180_000,
    ],
    [
      'nobody who suffers calls it',
      { traces: traces(...system({ errors: 3 }), spans(apart, {}, { errors: 3 })), changes: [] },
      error,
      'news',
    ],
    ['the dependency has spans, and is well', { traces: slow }, dependency, 'news'],
    ['calls to the dependency are as before', { traces: well }, dependency, 'store'],
    [
      'nothing of it became worse, as far as anything tells',
      {
        metrics: [metric('store', 'error-ratio', 0.001)],
        logs: logs(lines({ service: 'store', level: 'INFO', sample: shared }, 5, 5)),
      },
      error,
    ],
  ];
  test.each(cases)('%s', (_, telemetry, category, ...where) => {
    const { contradiction, tested, statement } = contradictionOf(telemetry, category, ...where);
    expect({ tested, falls: contradiction > 0.7, statement }).toMatchObject({ tested: true, falls: true });
  });

  test('the version before it did no better', () => {
    const old = spans({ ...store, version: '1' }, { errors: 3 }, { calls: 0, errors: 0 });
    const new_ = spans({ ...store, version: '2' }, { calls: 0, errors: 0 }, { calls: 10, errors: 3 });
    const { contradiction } = contradictionOf({ traces: traces(old, new_), changes: atRelease }, release);
    expect(contradiction).toBeGreaterThan(0.7);
  });
});

test('what nothing can tell is untested', () => {
  expect(contradictionOf({}, latency)).toMatchObject({ tested: false, contradiction: 0 });
  expect(contradictionOf({ traces: failing }, 'application.unheard-of')).toMatchObject({ tested: false });
});

test('who fails does not answer wrongly', () => {
  const { contradiction } = contradictionOf(thrown, wrongResult);
  expect(contradiction).toBeGreaterThan(contradictionOf(thrown, error).contradiction + 0.3);
});

test('a statement has figures', () => {
  expect(contradictionOf({ traces: failing, changes: [] }, error, 'shop').statement).toMatch(
    /30 % of requests fail \(0 % before\), 0 % by its own doing/,
  );
});

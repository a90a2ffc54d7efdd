import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultFusion as settings } from './default-fusion.js';
import { diversityOf } from './diversity.js';
import type { Finding } from './evidence.js';
import { fuse, type FusionInput } from './fuse.js';

const alertAt = Date.UTC(2026, 0, 1, 12);
let drawn = 0;
function finding(over: Partial<Finding>): Finding {
  drawn += 1;
  const id = `f${String(drawn).padStart(3, '0')}`;
  return {
    id,
    agent: 'application',
    service: 'checkout',
    indicator: 'latency_p95',
    stance: 'supports',
    direction: 'up',
    onsetMs: alertAt - 120_000,
    strength: 0.8,
    statement: `statement of ${id}`,
    observations: [`observation of ${id}`],
    refutations: [],
    ...over,
  };
}

const calls = [
  { caller: 'web', callee: 'checkout' },
  { caller: 'checkout', callee: 'payment' },
  { caller: 'web', callee: 'catalogue' },
];
const input = (findings: Finding[], over: Partial<FusionInput> = {}): FusionInput => ({
  findings,
  calls,
  precedents: [],
  alert: { service: 'checkout', startedAtMs: alertAt },
  ...over,
});
const lock = (over: Partial<Finding> = {}) =>
  finding({
    agent: 'database',
    service: 'payment',
    indicator: 'lock_wait',
    category: 'database.lock-contention',
    strength: 0.9,
    onsetMs: alertAt - 180_000,
    ...over,
  });
const slow = (service: string, strength: number) => finding({ service, category: 'application.latency', strength });
const top = (hypotheses: readonly { service: string; category: string }[]) =>
  hypotheses[0] && `${hypotheses[0].service} ${hypotheses[0].category}`;

describe('which cause leads', () => {
  test('trouble at a callee comes before the slow callers that it explains', () => {
    const ranked = fuse(input([slow('checkout', 0.9), slow('web', 0.8), lock(), slow('payment', 0.7)]), settings);
    expect(top(ranked)).toBe('payment database.lock-contention');
    expect(ranked[0]!.probability).toBeGreaterThan(0.5);
    expect(ranked[0]!.reasoning.join(' ')).toContain('checkout → payment');
  });

  test('the same holds without a service graph, only less sure', () => {
    const findings = [slow('checkout', 0.9), slow('web', 0.8), lock(), slow('payment', 0.7)];
    const [withGraph] = fuse(input(findings), settings);
    const without = fuse(input(findings, { calls: [] }), settings);
    expect(top(without)).toBe('payment database.lock-contention');
    expect(without[0]!.probability).toBeLessThan(withGraph!.probability);
  });

  test('a service that the alerting one does not call cannot be its cause', () => {
    const away = lock({ service: 'catalogue' });
    expect(top(fuse(input([away, lock({ strength: 0.7 })]), settings))).toBe('payment database.lock-contention');
  });

  test('a service that nobody was seen to call may be called all the same; one that only calls may not', () => {
    const coverage = (service: string, from: FusionInput['calls']) =>
      fuse(input([lock({ service })], { calls: from }), settings)[0]!.score.coverage;
    const unseen = coverage('ledger-db', [...calls, { caller: 'ledger-db', callee: 'host' }]);
    const entry = coverage('mobile', [...calls, { caller: 'mobile', callee: 'checkout' }]);
    expect(unseen).toBeGreaterThan(coverage('catalogue', calls));
    expect(entry).toBeLessThan(unseen);
  });

  test('a broken platform explains the network around it, not the other way round', () => {
    const pending = finding({
      agent: 'infrastructure',
      service: 'payment',
      category: 'kubernetes.taint',
      strength: 0.8,
    });
    const refused = finding({ agent: 'network', category: 'network.unreachable', indicator: 'errors', strength: 0.9 });
    const slowLink = finding({ agent: 'network', service: 'payment', category: 'network.delay', strength: 0.8 });
    const ranked = fuse(input([refused, slowLink, pending]), settings);
    expect(top(ranked)).toBe('payment kubernetes.taint');
  });

  test('many faint deviations elsewhere hardly make less sure of what is plain', () => {
    const faint = Array.from({ length: 8 }, (_, index) =>
      finding({ service: `bystander-${index}`, category: 'kubernetes.unhealthy-workload', strength: 0.33 }),
    );
    const [alone] = fuse(input([lock()]), settings);
    const [among] = fuse(input([lock(), ...faint]), settings);
    expect(among!.service).toBe('payment');
    expect(among!.probability).toBeGreaterThan(alone!.probability / 2);
  });

  test('what began after the symptom is less plausible than what began before', () => {
    const late = lock({ category: 'database.slow-queries', onsetMs: alertAt + 600_000, strength: 0.8 });
    const early = lock({ strength: 0.8 });
    const ranked = fuse(input([late, early, slow('checkout', 0.8)]), settings);
    expect(top(ranked)).toBe('payment database.lock-contention');
    expect(ranked[0]!.score.plausibility).toBeGreaterThan(ranked[1]!.score.plausibility);
  });

  test('a release explains the errors at its service', () => {
    const release = finding({ service: 'catalogue', category: 'application.bad-release', indicator: 'errors' });
    const errors = finding({ service: 'catalogue', category: 'application.error', indicator: 'errors' });
    const ranked = fuse(input([errors, release], { alert: { service: 'web', startedAtMs: alertAt } }), settings);
    expect(top(ranked)).toBe('catalogue application.bad-release');
  });

  test('a precedent tips the scale', () => {
    const rival = lock({ category: 'database.overload' });
    const precedents = [{ investigationId: 'i', service: 'payment', category: 'database.overload', probability: 0.9 }];
    expect(top(fuse(input([lock(), rival], { precedents }), settings))).toBe('payment database.overload');
  });
});

describe('how sure it is', () => {
  test('weak evidence alone gives a low probability, not a high one for want of rivals', () => {
    const [only] = fuse(input([lock({ strength: 0.3 })]), settings);
    expect(only!.probability).toBeLessThan(0.25);
  });

  test('a contradicting finding lowers its candidate', () => {
    const [before] = fuse(input([lock()]), settings);
    const [after] = fuse(input([lock(), lock({ stance: 'contradicts', strength: 0.7 })]), settings);
    expect(after!.probability).toBeLessThan(before!.probability / 2);
    expect(after!.contradicting).toHaveLength(1);
  });

  test('independent findings add up; the same observations said twice do not', () => {
    const shared = { observations: ['one'] };
    const evidence = (findings: Finding[]) => fuse(input(findings), settings)[0]!.score.evidence;
    const one = evidence([lock({ strength: 0.6, ...shared })]);
    expect(evidence([lock({ strength: 0.6, ...shared }), lock({ strength: 0.6, ...shared })])).toBe(one);
    expect(evidence([lock({ strength: 0.6, ...shared }), lock({ strength: 0.6 })])).toBeCloseTo(0.84, 6);
  });
});

describe('alternatives', () => {
  test('symptoms become candidates only where agents named few causes, and only from what was seen', () => {
    const symptom = finding({ service: 'web', indicator: 'latency_p95', strength: 0.8 });
    const ranked = fuse(input([lock(), symptom]), settings);
    expect(ranked.map(({ category }) => category)).toEqual(['database.lock-contention', 'application.latency']);
    expect(ranked[1]!.supporting).toEqual([symptom]);
  });

  test('what was suspected and acquitted stays listed, and leaves room for alternatives', () => {
    const suspected = (service: string) => finding({ service, category: 'application.bad-release', strength: 0.15 });
    const acquitted = (service: string) => ({ ...suspected(service), stance: 'contradicts' as const, strength: 0.95 });
    const releases = ['web', 'payment', 'catalogue'].flatMap((service) => [
      suspected(service),
      { ...acquitted(service), id: `acquits ${service}` },
    ]);
    const symptom = finding({ service: 'checkout', indicator: 'latency_p95', strength: 0.8 });
    const ranked = fuse(input([...releases, symptom]), settings);
    expect(top(ranked)).toBe('checkout application.latency');
    expect(ranked.slice(1).map(({ category }) => category)).toEqual(Array(3).fill('application.bad-release'));
    expect(ranked[0]!.score.coverage).toBeGreaterThan(0.95);
  });

  test('more traffic, a mere change and relief suggest nothing', () => {
    const traffic = finding({ indicator: 'requests', strength: 1 });
    const deploy = finding({ indicator: 'version', direction: 'changed', strength: 1 });
    const relief = finding({ indicator: 'latency_p95', direction: 'down', strength: 1 });
    expect(fuse(input([traffic, deploy, relief]), settings)).toEqual([]);
  });

  test('nothing found, nothing supposed', () => expect(fuse(input([]), settings)).toEqual([]));
});

const services = fc.constantFrom('web', 'checkout', 'payment', 'catalogue', 'unknown');
const categories = fc.constantFrom(
  'application.latency',
  'application.error',
  'application.bad-release',
  'database.lock-contention',
  'database.overload',
  'made.up',
  'constructor',
);
const anyFinding = fc
  .record({
    service: services,
    category: fc.option(categories, { nil: undefined }),
    stance: fc.constantFrom('supports' as const, 'contradicts' as const),
    direction: fc.constantFrom('up' as const, 'down' as const, 'changed' as const, 'unknown' as const),
    onset: fc.option(fc.integer({ min: -900, max: 300 }), { nil: undefined }),
    strength: fc.double({ min: 0, max: 1, noNaN: true }),
    indicator: fc.constantFrom('latency_p95', 'errors', 'requests', 'version'),
    observations: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
  })
  .map(({ onset, category, ...rest }): Omit<Finding, 'id'> => ({
    agent: 'any',
    statement: 'seen',
    refutations: [],
    ...rest,
    ...(category !== undefined && { category }),
    ...(onset !== undefined && { onsetMs: alertAt + onset * 1000 }),
  }));
const anyFindings = fc
  .array(anyFinding, { maxLength: 12 })
  .map((list) => list.map((each, index): Finding => ({ ...each, id: `f${String(index).padStart(2, '0')}` })));

describe('for any findings', () => {
  test('probabilities and parts of scores are within 0..1 and leave room for "none of these"', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const ranked = fuse(input(findings), settings);
        const whole = ranked.reduce((sum, { probability }) => sum + probability, 0);
        expect(whole).toBeLessThan(1);
        for (const { probability, score } of ranked)
          for (const value of [probability, ...Object.values<number>({ ...score })])
            expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });

  const vague = { service: 'cart', category: 'application.unusual-behaviour' };
  test.each([
    ['a vaguer word for the same place is no answer', vague, { service: 'cart', category: 'network.delay' }, false],
    ['the same word for another place is one', vague, { ...vague, service: 'web' }, true],
  ])('beside a better one, %s', (_, one, other, differs) => {
    expect(diversityOf(one, other) >= settings.diversity).toBe(differs);
  });

  test('at most five hypotheses, diverse, likeliest first, each citing what supports it', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const ranked = fuse(input(findings), settings);
        expect(ranked.length).toBeLessThanOrEqual(5);
        ranked.forEach((one, index) => {
          expect(one.supporting.length).toBeGreaterThan(0);
          expect(one.reasoning.length).toBeGreaterThan(0);
          expect(one.probability).toBeGreaterThanOrEqual(ranked[index + 1]?.probability ?? 0);
          for (const other of ranked.slice(index + 1)) expect(diversityOf(one, other)).toBeGreaterThanOrEqual(0.7);
        });
      }),
    );
  });

  test('the order of arrival changes nothing', () => {
    const shuffled = anyFindings.chain((findings) =>
      fc.tuple(
        fc.constant(findings),
        fc.shuffledSubarray(findings, { minLength: findings.length, maxLength: findings.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([findings, other]) => {
        expect(JSON.stringify(fuse(input(other), settings))).toBe(JSON.stringify(fuse(input(findings), settings)));
      }),
    );
  });

  test('a contradiction never makes its candidate likelier', () => {
    fc.assert(
      fc.property(anyFindings, fc.double({ min: 0, max: 1, noNaN: true }), (findings, strength) => {
        const against = lock({ stance: 'contradicts', strength });
        const of = (list: Finding[]) =>
          fuse(input(list), { ...settings, atMost: 99 }).find(
            (h) => h.service === 'payment' && h.category === against.category,
          )?.probability ?? 0;
        expect(of([...findings, against])).toBeLessThanOrEqual(of(findings) + 1e-6);
      }),
    );
  });
});

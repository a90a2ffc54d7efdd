import { describe, expect, test } from '@jest/globals';
import { renderComparison, renderReplay, renderTimeline, renderVerification } from './index.js';

const investigationId = 'i-1';

describe('a replay', () => {
  const hash = (recorded: string, repeated = recorded) => ({ recorded, repeated });

  test('that is equal says so, with the hashes to compare by', () => {
    const replay = { investigationId, equal: true, events: 27, log: hash('aa'), report: hash('bb'), differences: [] };
    expect(renderReplay(replay)).toBe(
      'i-1  27 events decided again: equal\n   log     sha256 aa\n   report  sha256 bb\n',
    );
  });

  test('that differs says which event, and which field', () => {
    const fields = [
      { path: 'verdict.kind', before: 'cause', after: 'no-fault' },
      { path: 'extra', after: 1 },
    ];
    const differences = [
      { version: 3, type: 'VerdictReached', kind: 'differs' as const, fields },
      { version: 4, type: 'AlertJoined', kind: 'damaged' as const, fields: [] },
    ];
    const text = renderReplay({ investigationId, equal: false, events: 4, log: hash('aa', 'cc'), differences });
    expect(text).toContain('NOT EQUAL');
    expect(text).toContain('sha256 aa recorded, cc repeated');
    expect(text).toContain('event 3  VerdictReached came out otherwise\n      verdict.kind: "cause" -> "no-fault"');
    expect(text).toContain('      extra: nothing -> 1');
    expect(text).toContain('event 4  AlertJoined is not what was written');
    expect(text).toContain('there is no verdict yet');
  });
});

test('a timeline has a line for each task, the critical ones marked, and the path that the verdict waited for', () => {
  const task = (capability: string, workMs: number, critical: boolean) => ({
    ...{ taskId: capability, capability, phase: 'observe', attempts: 1, status: 'answered', critical, workMs },
    ...{ auctionMs: 100, againMs: 0, waitingMs: 1_000 - 100 - workMs, agent: 'a@1' },
  });
  const text = renderTimeline({
    investigationId,
    totalMs: 1_000,
    phases: [{ phase: 'observe', startMs: 0, endMs: 1_000, share: 1, endedBy: 'deadline' }],
    tasks: [task('fast', 200, false), task('slow', 900, true)],
    criticalPath: [{ what: 'work', taskId: 'slow', ms: 900 }],
  });
  expect(text).toMatch(/observe\s+1\.000 s, 100 % of the whole, ended by its deadline/);
  expect(text).toMatch(/^ {3}fast\s+0\.100 s\s+0\.000 s\s+0\.200 s\s+0\.700 s {2}a@1: answered$/m);
  expect(text).toMatch(/^ \* slow/m);
  expect(text).toMatch(/^ {3}0\.900 s {2}work on slow$/m);
});

test('a verification says what became of each observation, where it drifted, and counts them', () => {
  const query = '{"arguments":{},"operation":"range","signal":"metrics"}';
  const about = { hash: '0123456789abcdef', environment: 'prod', query, drift: [] };
  expect(renderVerification({ observations: [] })).toBe('nothing was observed: there is nothing to repeat\n');
  const text = renderVerification({
    observations: [
      { ...about, outcome: 'same' },
      { ...about, outcome: 'drifted', drift: [{ path: 'result[0]', before: 1, after: 2 }] },
      { ...about, outcome: 'gone', failure: { code: 'unknown-environment', reason: 'no prod' } },
    ],
  });
  expect(text).toContain('0123456789  drifted  prod metrics.range\n      result[0]: 1 -> 2');
  expect(text).toContain('      unknown-environment: no prod');
  expect(text).toContain('3 observations: 1 the same, 1 drifted, 1 no longer available');
});

test('a comparison shows verdict and ranking before and after, and the findings that differ', () => {
  const ranked = { service: 'db', category: 'database.lock-contention', probability: 0.9, status: 'stands' };
  const cause = { kind: 'cause', category: ranked.category, service: 'db', confidence: 0.9 };
  const text = renderComparison({
    investigationId,
    equal: false,
    findings: [{ capability: 'diagnose.database', before: 'db@1', after: 'db@2', lost: ['old'], gained: ['new'] }],
    ranking: { before: [ranked], after: [ranked] },
    verdict: { before: cause, after: { ...cause, kind: 'insufficient-evidence', category: '' } },
    notRecorded: [],
    decidesAlike: false,
  });
  expect(text).toContain('this version decides otherwise');
  expect(text).toContain(' - cause: Lock contention at db (P = 0.90)\n + insufficient-evidence (P = 0.90)');
  expect(text).toContain('    90 %  Lock contention at db, stands');
  expect(text).toContain('diagnose.database  db@1 -> db@2\n - old\n + new');
});

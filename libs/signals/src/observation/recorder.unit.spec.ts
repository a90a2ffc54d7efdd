import { describe, expect, test } from '@jest/globals';
import { RetryableError } from '@compass/kernel';
import type { Environment, SignalSources } from '../port/environment.js';
import { rerun } from './observe.js';
import { ObservationRecorder } from './recorder.js';

const nowMs = 1_000_000;
const environment = (sources: SignalSources): Environment => ({ name: 'test', now: () => nowMs, sources });
const recorderOf = (sources: SignalSources, limits = { observations: 3, totalBytes: 1000 }) =>
  new ObservationRecorder(environment(sources), limits);
const window = { startMs: 0, endMs: 0 };
const answered = { data: [], summarised: false };

describe('a query', () => {
  test('has one form, however it was asked', async () => {
    const { signals } = recorderOf({ 'metrics.range': () => Promise.resolve(answered) });
    const one = await signals.metrics.range({ services: ['b', 'a', 'a'], names: [], window });
    const other = await signals.metrics.range({ services: ['a', 'b'], window: { startMs: 0, endMs: nowMs + 5 } });
    expect(one.query).toBe(
      `{"arguments":{"services":["a","b"],"window":{"endMs":${nowMs},"startMs":0}},"operation":"range","signal":"metrics"}`,
    );
    expect(other).toBe(one);
  });

  test.each([
    ['{"signal":"metrics","operation":"drop","arguments":{}}'],
    ['{"signal":"metrics","operation":"range","arguments":{"window":{"startMs":0,"endMs":0},"file":"/etc/passwd"}}'],
    ['{"signal":"metrics","operation":"range","arguments":{"window":{"startMs":9000000,"endMs":0}}}'],
    ['[]'],
    ['nonsense'],
  ])('that is none is refused: %s', async (query) => {
    await expect(rerun(environment({}), query)).rejects.toMatchObject({ code: 'invalid-query', kind: 'permanent' });
  });
});

describe('a recorder', () => {
  test('gives what was observed in the same order, whatever was asked or answered first', async () => {
    const slow = Promise.withResolvers<typeof answered>();
    const recorder = recorderOf({
      'metrics.range': () => slow.promise,
      'changes.list': () => Promise.resolve(answered),
    });
    const first = recorder.signals.metrics.range({ window });
    const second = await recorder.signals.changes.list({ window });
    slow.resolve(answered);
    expect(recorder.has(second)).toBe(true);
    const byQuery = [await first, second].sort((a, b) => (a.query < b.query ? -1 : 1));
    expect(recorder.observations).toEqual(byQuery);
    const turned = recorderOf({
      'metrics.range': () => Promise.resolve(answered),
      'changes.list': () => Promise.resolve(answered),
    });
    await turned.signals.changes.list({ window });
    await turned.signals.metrics.range({ window });
    expect(turned.observations).toEqual(byQuery);
  });

  test('tells back ends when nobody waits for their answers any more', async () => {
    const task = new AbortController();
    const told: (AbortSignal | undefined)[] = [];
    const sources: SignalSources = {
      'changes.list': (_, nobodyWaits) => {
        told.push(nobodyWaits);
        return Promise.resolve(answered);
      },
    };
    const limits = { observations: 3, totalBytes: 1000 };
    await new ObservationRecorder(environment(sources), limits, task.signal).signals.changes.list({ window });
    expect(told).toEqual([task.signal]);
  });

  test('refuses more than its limit of observations', async () => {
    const { signals } = recorderOf({ 'changes.list': () => Promise.resolve(answered) });
    for (const startMs of [1, 2, 3]) await signals.changes.list({ window: { startMs, endMs: 0 } });
    await expect(signals.changes.list({ window: { startMs: 4, endMs: 0 } })).rejects.toMatchObject({
      code: 'observation-limit',
    });
    await expect(signals.changes.list({ window: { startMs: 1, endMs: 0 } })).resolves.toBeDefined();
  });

  test('refuses more than its limit of bytes', async () => {
    const change = { atMs: 1, service: 'a', kind: 'job', summary: 'x'.repeat(2000) };
    const recorder = recorderOf({ 'changes.list': () => Promise.resolve({ data: [change], summarised: false }) });
    await expect(recorder.signals.changes.list({ window })).rejects.toMatchObject({ code: 'observation-limit' });
    expect(recorder.observations).toEqual([]);
  });

  test('does not take a back end that is away for one that has nothing', async () => {
    let away = true;
    const recorder = recorderOf({
      'changes.list': () =>
        away ? Promise.reject(new RetryableError('back-end-away', 'x')) : Promise.resolve(answered),
    });
    await expect(recorder.signals.changes.list({ window })).rejects.toMatchObject({ kind: 'retryable' });
    away = false;
    await expect(recorder.signals.changes.list({ window })).resolves.toMatchObject({ availability: 'available' });
  });

  test('refuses a source that does not keep to the limit of a result', async () => {
    const change = { atMs: 1, service: 'a', kind: 'job', summary: 'x'.repeat(300_000) };
    const source = () => Promise.resolve({ data: [change], summarised: false });
    const { signals } = recorderOf({ 'changes.list': source }, { observations: 3, totalBytes: 1e9 });
    await expect(signals.changes.list({ window })).rejects.toMatchObject({ code: 'oversized-result' });
  });
});

import { describe, expect, test } from '@jest/globals';
import { chainOf } from './chain.js';
import type { ReceivedSpan } from './otlp-receiver.js';

describe('the count of what a chain waited for', () => {
  const span = (over: Partial<ReceivedSpan>): ReceivedSpan => ({
    service: 's',
    name: '',
    kind: 'internal',
    traceId: 't',
    spanId: '',
    parentId: '',
    links: [],
    startMs: 0,
    endMs: 0,
    ...over,
  });

  test('takes parallel calls for one round, and leaves out what came after the message left', () => {
    const spans = [
      span({ spanId: 'h', name: 'process a', kind: 'consumer', endMs: 100 }),
      span({ spanId: 'c1', parentId: 'h', name: 'x/A', kind: 'client', startMs: 1, endMs: 5 }),
      span({ spanId: 'c2', parentId: 'h', name: 'x/B', kind: 'client', startMs: 2, endMs: 6 }),
      span({ spanId: 'c3', parentId: 'h', name: 'x/C', kind: 'client', startMs: 7, endMs: 8 }),
      span({ spanId: 'w1', parentId: 'h', name: 'postgres commit', kind: 'client', startMs: 9, endMs: 10 }),
      span({ spanId: 'v', parentId: 'h', name: 'publish verdicts', kind: 'producer', startMs: 11, endMs: 12 }),
      span({ spanId: 'w2', parentId: 'h', name: 'postgres commit', kind: 'client', startMs: 12, endMs: 13 }),
    ];
    expect(chainOf(spans, 'verdicts')).toEqual({ services: ['s'], hops: 2, commits: 1, rounds: 2 });
  });
});

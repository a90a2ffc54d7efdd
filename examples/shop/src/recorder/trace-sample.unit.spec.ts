import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { SpanRecord } from './span-record.js';
import { sampledTracesGz } from './compress.js';
import { sampleTraces } from './trace-sample.js';

function spanOf(traceId: string, status: SpanRecord['status']): SpanRecord {
  const name = { service: 'web', operation: 'GET /', kind: 'server' } as const;
  return {
    traceId,
    spanId: randomBytes(8).toString('hex'),
    parentSpanId: null,
    ...name,
    startUs: 0,
    durationUs: 1,
    status,
  };
}
const spans = Array.from({ length: 4000 }, (_, index) => randomBytes(16).toString('hex') + (index % 2)).flatMap(
  (traceId) => {
    const status = traceId.endsWith('1') ? 'ERROR' : 'UNSET';
    return [spanOf(traceId, status), spanOf(traceId, status)];
  },
);

describe('a sample of traces', () => {
  const sample = sampleTraces(spans, 0.25);

  test('has whole traces only', () => {
    const kept = new Set(sample.map(({ traceId }) => traceId));
    expect(sample).toHaveLength(kept.size * 2);
  });

  test('is about the share that was asked for, and prefers no status', () => {
    const shareOf = (status: string) => sample.filter((span) => span.status === status).length / (spans.length / 2);
    expect(shareOf('ERROR')).toBeCloseTo(0.25, 1);
    expect(shareOf('UNSET')).toBeCloseTo(0.25, 1);
  });

  test('is part of every larger sample', () => {
    const larger = new Set(sampleTraces(spans, 0.5));
    expect(sample.every((span) => larger.has(span))).toBe(true);
  });

  test('is as large as fits', async () => {
    const { rate, content } = await sampledTracesGz(spans, 60_000);
    expect(content.length).toBeLessThanOrEqual(60_000);
    expect(rate).toBeLessThan(1);
    expect(rate).toBeGreaterThan(0.02);
  });
});

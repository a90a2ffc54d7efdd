import { gzipSync } from 'node:zlib';
import type { SpanRecord } from './span-record.js';
import { sampleTraces } from './trace-sample.js';

const SAMPLE_RATES = [1, 0.5, 0.3, 0.2, 0.15, 0.1, 0.05, 0.02];

export function textGz(text: string): Buffer {
  return gzipSync(text, { level: 9 });
}

/** One JSON object a line. */
export function jsonLinesGz(records: readonly unknown[]): Buffer {
  return textGz(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
}

/** Spans of the largest share of traces that fits into `maxBytes`. */
export function sampledTracesGz(
  spans: readonly SpanRecord[],
  maxBytes: number,
): { readonly rate: number; readonly content: Buffer } {
  for (const rate of SAMPLE_RATES) {
    const content = jsonLinesGz(sampleTraces(spans, rate));
    if (content.length <= maxBytes) return { rate, content };
  }
  throw new Error(`traces do not fit into ${maxBytes} bytes`);
}

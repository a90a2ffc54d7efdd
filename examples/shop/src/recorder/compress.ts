import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { SpanRecord } from './span-record.js';
import { sampleTraces } from './trace-sample.js';

const SAMPLE_RATES = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1];
const compressed = promisify(gzip);

export function textGz(text: string): Promise<Buffer> {
  return compressed(text, { level: 9 });
}

/** One JSON object a line. */
export function jsonLinesGz(records: readonly unknown[]): Promise<Buffer> {
  return textGz(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
}

/** Spans of the largest share of traces that fits into `maxBytes`. */
export async function sampledTracesGz(
  spans: readonly SpanRecord[],
  maxBytes: number,
): Promise<{ readonly rate: number; readonly content: Buffer }> {
  let largest: { rate: number; content: Buffer } | undefined;
  for (const rate of SAMPLE_RATES) {
    const content = await jsonLinesGz(sampleTraces(spans, rate));
    if (content.length > maxBytes) break;
    largest = { rate, content };
  }
  if (!largest) throw new Error(`traces do not fit into ${maxBytes} bytes`);
  return largest;
}

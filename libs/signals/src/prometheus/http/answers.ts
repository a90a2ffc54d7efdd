import { z } from 'zod';

/** What the HTTP API v1 wraps an answer in; a refusal has the server's own words. */
export const envelope = z.discriminatedUnion('status', [
  z.object({ status: z.literal('success'), data: z.unknown() }),
  z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() }),
]);

const labels = z.record(z.string(), z.string());
const sample = z.tuple([z.number(), z.string()]);

export const matrix = z
  .object({ resultType: z.literal('matrix'), result: z.array(z.object({ metric: labels, values: z.array(sample) })) })
  .transform(({ result }) => result.map(({ metric, values }) => ({ labels: metric, points: values.flatMap(finite) })));

/** The types of metrics by the names of their families. */
export const metadata = z
  .record(z.string(), z.array(z.object({ type: z.string() })))
  .transform(
    (families) => new Map(Object.entries(families).map(([name, [first]]) => [name, first?.type ?? 'unknown'])),
  );

export const names = z.array(z.string());

/** Seconds to milliseconds; what is not a number (nobody asked, nothing to divide by) or without end is no sample. */
function finite([seconds, text]: readonly [number, string]): [tMs: number, value: number][] {
  const value = Number(text);
  return Number.isFinite(value) ? [[Math.round(seconds * 1000), value]] : [];
}

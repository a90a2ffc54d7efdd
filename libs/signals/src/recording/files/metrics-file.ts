import { parse } from 'csv-parse/sync';
import { PermanentError } from '@compass/kernel';
import type { MetricSeries } from '../../port/metrics.js';

/**
 * Reads metrics.csv: first column `time` in epoch seconds, then `<service>_<metric>`, split at the last underscore; an empty cell is no
 * sample. Samples from `nowMs` on are left out, and series without any.
 * @throws PermanentError `invalid-recording`
 */
export function parseMetrics(text: string, nowMs: number): MetricSeries[] {
  const [header = [], ...rows] = rowsOf(text);
  const columns = header.slice(1).map((name) => ({ ...named(name), points: [] as [number, number][] }));
  const samples = rows
    .map((row) => ({ atMs: Math.round(Number(row[0]) * 1000), row }))
    .filter(({ atMs }) => Number.isFinite(atMs) && atMs < nowMs)
    .sort((a, b) => a.atMs - b.atMs);
  for (const { atMs, row } of samples)
    columns.forEach(({ points }, i) => {
      const cell = row[i + 1];
      const value = cell ? Number(cell) : NaN;
      if (Number.isFinite(value)) points.push([atMs, value]);
    });
  return columns.filter(({ points }) => points.length > 0);
}

function named(column: string): { service: string; metric: string } {
  const split = column.lastIndexOf('_');
  return { service: column.slice(0, Math.max(split, 0)), metric: column.slice(split + 1) };
}

function rowsOf(text: string): string[][] {
  try {
    return parse(text, { skip_empty_lines: true, relax_column_count: true });
  } catch (cause) {
    throw new PermanentError('invalid-recording', 'recorded metrics are not CSV', { cause });
  }
}

import type { MetricRow } from './metric-table.js';

/** Rows as CSV: `time`, then the columns by name; an empty cell is no sample. */
export function metricCsv(rows: readonly MetricRow[]): string {
  const columns = [...new Set(rows.flatMap((row) => [...row.values.keys()]))].sort();
  const line = (row: MetricRow) => [row.time, ...columns.map((column) => cell(row.values.get(column)))].join(',');
  return [['time', ...columns].join(','), ...rows.map(line)].join('\n') + '\n';
}

function cell(value: number | undefined): string {
  return value === undefined ? '' : String(Number(value.toPrecision(5)));
}

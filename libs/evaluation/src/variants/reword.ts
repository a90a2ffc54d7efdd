import { parseTable, printTable, type Table } from './csv.js';
import type { RecordedFiles } from './recorded-files.js';

/** How another collector calls what is measured; `$1` is the quantile. */
interface Word {
  readonly from: RegExp;
  readonly to: string;
  /** Told as a count since the process began. */
  readonly cumulative?: true;
}

const words: readonly Word[] = [
  { from: /^(?:server-)?latency-p?(\d\d)$/, to: 'http-server-request-duration-p$1' },
  { from: /^client-latency-p?(\d\d)$/, to: 'http-client-request-duration-p$1' },
  { from: /^p(\d\d)latency$/, to: 'http-server-request-duration-p$1' },
  { from: /^latency$/, to: 'http-server-request-duration-mean' },
  { from: /^(?:workload|rps|qps|requests)$/, to: 'http-server-requests-total', cumulative: true },
  { from: /^(?:errors?|error-rate)$/, to: 'http-server-request-failures' },
  { from: /^(?:availability|success-rate)$/, to: 'http-server-request-success-rate' },
  { from: /^cpu$/, to: 'container-cpu-usage' },
  { from: /^cpu-m$/, to: 'container-cpu-usage-millicores' },
  { from: /^cpu-cfs$/, to: 'container-cpu-throttling-rate' },
  { from: /^mem(?:ory)?$/, to: 'container-memory-working-set' },
  { from: /^mem-mi$/, to: 'container-memory-working-set-mib' },
  { from: /^node-cpu$/, to: 'system-cpu-usage' },
  { from: /^node-mem$/, to: 'system-memory-usage' },
  { from: /^(?:diskio|disk)$/, to: 'container-blkio-device-usage' },
  { from: /^sockets?$/, to: 'container-open-sockets' },
  { from: /^tcp-ret[a-z]+$/, to: 'tcp-segments-retransmitted' },
];

/**
 * Metrics as another collector would name them, and requests counted up instead of per second. What has no other name in the table keeps
 * its own.
 */
export function reword(files: RecordedFiles): { readonly files: RecordedFiles; original(name: string): string } {
  const names = new Map<string, string>();
  const texts = Object.entries(files.texts).map(([name, text]) => [
    name,
    name.endsWith('.csv') ? printTable(reworded(parseTable(text), names)) : text,
  ]);
  return {
    files: { about: files.about, texts: Object.fromEntries(texts) as Record<string, string> },
    original: (name) => names.get(name) ?? name,
  };
}

function reworded({ header, rows }: Table, names: Map<string, string>): Table {
  const columns = header.map((column, i) => {
    const [, quote, service, metric] = /^("?)(.*)_([^_"]*)"?$/.exec(column) ?? [];
    const word = i === 0 || metric === undefined ? undefined : words.find(({ from }) => from.test(metric));
    if (!word) return { column };
    const other = `${service}_${metric!.replace(word.from, word.to)}`;
    names.set(other, `${service}_${metric}`);
    return { column: `${quote}${other}${quote}`, cumulative: word.cumulative };
  });
  const counted = columns.flatMap(({ cumulative }, i) => (cumulative ? [i] : []));
  return { header: columns.map(({ column }) => column), rows: countedUp(rows, counted) };
}

/** Rates per second as counts; rows are in order of time. */
function countedUp(rows: Table['rows'], counted: readonly number[]): Table['rows'] {
  const sums = new Map<number, number>();
  let before: number | undefined;
  return rows.map((row) => {
    const time = Number(row[0]);
    const seconds = time - (before ?? time);
    before = time;
    const cells = [...row];
    for (const i of counted) {
      if (cells[i] === undefined || cells[i] === '') continue;
      sums.set(i, (sums.get(i) ?? 0) + Number(cells[i]) * seconds);
      cells[i] = String(Number(sums.get(i)!.toPrecision(12)));
    }
    return cells;
  });
}

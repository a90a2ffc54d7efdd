/** A metrics file as a table of cells; times are epoch seconds in the first column. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Quoted cells keep their quotes: what is read is written as it was. */
export function parseTable(text: string): Table {
  const [header = [], ...rows] = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell]) => cell!));
  return { header, rows };
}

export const printTable = ({ header, rows }: Table): string =>
  [header, ...rows].map((cells) => `${cells.join(',')}\n`).join('');

/** The table with only the columns that are kept; the time always is. */
export function keepColumns({ header, rows }: Table, keep: (name: string, index: number) => boolean): Table {
  const kept = header.flatMap((name, i) => (i === 0 || keep(name, i) ? [i] : []));
  return { header: kept.map((i) => header[i]!), rows: rows.map((row) => kept.map((i) => row[i] ?? '')) };
}

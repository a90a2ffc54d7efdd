/** Rows of a table as `kubectl get` prints it, each cell by its column's title; empty cells are empty texts. */
export function tableOf(text: string): Readonly<Record<string, string>>[] {
  const [header = '', ...rows] = text.split('\n').filter((line) => line.trim() !== '');
  const columns = [...header.matchAll(/\S+(?: \S+)*/g)].map(({ 0: title, index }) => ({ title, start: index }));
  return rows.map((row) =>
    Object.fromEntries(
      columns.map(({ title, start }, index) => [title, row.slice(start, columns[index + 1]?.start).trim()] as const),
    ),
  );
}

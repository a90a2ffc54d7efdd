/** A place where two JSON values differ; a side that has nothing there is absent. */
export interface JsonDifference {
  /** Members and indexes on the way, for example `verdict.cause.service` or `tasks[2].taskId`; empty for the whole. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Every innermost place where two JSON values differ, in the order of `before`, then of what only `after` has. `undefined` is absent. */
export function jsonDifferences(before: unknown, after: unknown, path = ''): JsonDifference[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return membersOf(before, after, (key) => `${path}[${key}]`);
  if (isRecord(before) && isRecord(after))
    return membersOf(before, after, (key) => (path === '' ? key : `${path}.${key}`));
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function membersOf(before: object, after: object, pathOf: (key: string) => string): JsonDifference[] {
  const [one, other] = [before, after] as Readonly<Record<string, unknown>>[];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => jsonDifferences(one![key], other![key], pathOf(key)));
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where the formats have what tells one alert's messages from another's, the first that is there counts. */
const paths: readonly (readonly (string | number)[])[] = [
  ['groupKey'],
  ['event', 'data', 'id'],
  ['incident_key'],
  ['records', 0, 'value', 'incident_key'],
  ['alert_cycle_key'],
  ['monitor_id'],
  ['p_eventid'],
  ['eventid'],
  ['data', 'key'],
  ['id'],
];

/** What all messages about one alert have in common, so that an end is not read before its beginning; undefined where nothing is. */
export function orderingKey(message: unknown): string | undefined {
  for (const path of paths) {
    const value = path.reduce<unknown>(
      (at, step) => (at as Record<string | number, unknown> | null | undefined)?.[step],
      message,
    );
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
  }
  return undefined;
}

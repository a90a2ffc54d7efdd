/** A series as Prometheus keeps it. */
export interface LabelledSeries {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Oldest first. */
  readonly points: Iterable<readonly [tMs: number, value: number]>;
}

/** Series in the text format that promtool reads. */
export function openMetrics(series: readonly LabelledSeries[]): string {
  const lines = series.flatMap(({ metric, labels, points }) => {
    const told = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
    return [...points].map(([tMs, value]) => `${metric}{${told.join(',')}} ${value} ${tMs / 1000}`);
  });
  return [...lines, '# EOF', ''].join('\n');
}

/** A sample every so many seconds, from the start on and before the end. @param value of a sample's time since the start, in seconds */
export function every(
  seconds: number,
  [startMs, endMs]: readonly [number, number],
  value: (atSeconds: number) => number,
): [tMs: number, value: number][] {
  const count = Math.ceil((endMs - startMs) / 1000 / seconds);
  return Array.from({ length: count }, (_, i) => [startMs + i * seconds * 1000, value(i * seconds)]);
}

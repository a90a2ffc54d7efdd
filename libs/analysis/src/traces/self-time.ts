import type { Span } from './span.js';

/**
 * How long a span worked itself, in milliseconds: its duration without the time that at least one child covers. Children that
 * overlap count once; what a child does before or after its parent does not count.
 */
export function selfTimeMs(span: Span, children: readonly Span[]): number {
  const endMs = span.startMs + span.durationMs;
  const covers = children
    .map((child) => [Math.max(child.startMs, span.startMs), Math.min(child.startMs + child.durationMs, endMs)] as const)
    .filter(([from, to]) => to > from)
    .sort(([a], [b]) => a - b);
  let covered = 0;
  let until = span.startMs;
  for (const [from, to] of covers) {
    if (to <= until) continue;
    covered += to - Math.max(from, until);
    until = to;
  }
  return span.durationMs - covered;
}

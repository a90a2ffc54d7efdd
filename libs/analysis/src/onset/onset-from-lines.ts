import type { BucketGrid } from '../behaviour/activity.js';
import { commonOnset, type Onset } from './common-onset.js';

/** Lines of one kind: how many in each bucket of a grid. */
interface Lines {
  readonly counts: readonly number[];
  /** Who logs them. */
  readonly service?: string;
}

interface Logged {
  readonly buckets: BucketGrid;
  /** All that is logged: it tells since when lines are kept. */
  readonly templates: readonly Lines[];
}

/** How long before the alert the trouble may have begun. */
const lookbackMs = 30 * 60_000;
/** A kind of line with so many lines since is established. */
const establishedLines = 12;

/**
 * When kinds of line began that had not been logged before, strength 0..1: for who has neither spans nor metrics to date the trouble by.
 * What comes first in the first half of what is kept may have been logged before that, too.
 * @param kinds those that tell of errors
 */
export function onsetsFromLines(kinds: readonly Lines[], { buckets, templates }: Logged, alertAtMs: number): Onset[] {
  const keptSinceMs = Math.min(...templates.map((one) => firstOf(one, buckets) ?? Infinity));
  const fromMs = Math.max(alertAtMs - lookbackMs, (keptSinceMs + alertAtMs) / 2);
  return kinds.flatMap((kind): Onset[] => {
    const onsetMs = firstOf(kind, buckets);
    if (onsetMs === undefined || onsetMs < fromMs || onsetMs > alertAtMs) return [];
    const lines = kind.counts.reduce((sum, count) => sum + count, 0);
    return [{ onsetMs, strength: Math.min(1, lines / establishedLines) }];
  });
}

function firstOf({ counts }: Lines, { startMs, widthMs }: BucketGrid): number | undefined {
  const first = counts.findIndex((count) => count > 0);
  return first < 0 ? undefined : startMs + first * widthMs;
}

/**
 * When a service began to log these kinds of lines; undefined where it had hardly begun to log at all (what starts complains), or where it no
 * longer logs them while it goes on logging.
 */
export function ownOnset(
  kinds: readonly Lines[],
  { buckets, templates }: Logged,
  alertAtMs: number,
): number | undefined {
  const own = templates.filter(({ service }) => kinds.some((kind) => kind.service === service));
  const lasting = kinds.filter((kind) => goesOn(kind, own));
  return commonOnset(onsetsFromLines(lasting, { buckets, templates: own }, alertAtMs));
}

/** Of the time since its first line, a kind is silent at the end for less than this share, or all of its service's lines are. */
const silentShare = 0.5;

function goesOn(kind: Lines, own: readonly Lines[]): boolean {
  const last = ({ counts }: Lines) => counts.findLastIndex((count) => count > 0);
  const spoke = Math.max(...own.map(last));
  const first = kind.counts.findIndex((count) => count > 0);
  return spoke - last(kind) <= silentShare * (spoke - first);
}

import type { Claim, FindingStatement, MetricSeries } from '@compass/agent-sdk';
import { clockText, wordsOf, type ConsequenceTest } from '@compass/analysis';

const diskFull = 'infrastructure.disk-full';
/** File systems keep a little back, so that the last hundredth is none that a writer gets. */
const full = 0.98;
const roomy = 0.9;
/** A volume that filled up as the trouble began; one that was full all along, and nobody minded. */
const filled = 0.9;
const alwaysFull = 0.2;
const recentMs = 10 * 60_000;

/** The used share of a volume, 0 to 1, over time. */
interface Volume {
  readonly service: string;
  readonly metric: string;
  readonly shares: readonly (readonly [atMs: number, share: number])[];
}

/** Volumes that have no room left by the end of what was measured. Pure. */
export function fullVolumes(series: readonly MetricSeries[]): FindingStatement[] {
  return series.flatMap((one) => {
    const volume = volumeOf(one, series);
    const share = volume?.shares.at(-1)?.[1] ?? 0;
    return volume && share >= full ? [noRoomLeft(volume, share)] : [];
  });
}

function noRoomLeft({ service, metric, shares }: Volume, share: number): FindingStatement {
  const before = shares.findLastIndex(([, one]) => one < full);
  const [onsetMs] = shares[before + 1]!;
  const since = before < 0 ? ', as it was all the time' : `, since ${clockText(onsetMs)}`;
  return {
    ...{ service, indicator: metric, category: diskFull, direction: 'up', check: 'full-volume' },
    ...(before >= 0 && { onsetMs }),
    strength: before < 0 ? alwaysFull : filled,
    statement: `A volume of ${service} is ${percent(share)} full by ${metric}${since}.`,
    refutations: [`Writes of ${service} succeed.`, `Space was freed, and ${service} is no better.`],
  };
}

/** What is full must have been seen full about the alert. No test where no share of a volume is measured, or another claim is made. */
export function volumeTests(
  { service, category }: Claim,
  series: readonly MetricSeries[],
  alertAtMs: number,
): ConsequenceTest[] {
  if (category !== diskFull) return [];
  const volumes = series.filter((one) => one.service === service).flatMap((one) => volumeOf(one, series) ?? []);
  const recent = volumes.flatMap(({ shares }) => shares.filter(([atMs]) => atMs >= alertAtMs - recentMs));
  if (recent.length === 0) return [];
  const most = Math.max(...recent.map(([, share]) => share));
  const contradiction = most >= full ? 0.05 : most >= roomy ? 0.5 : 0.9;
  return [{ id: 'is-full', contradiction, sentence: `the fullest volume of ${service} is ${percent(most)} full` }];
}

const space = /^(filesystem|fs|volume|disk|logicaldisk|storage)$/;
const taken = /^(utilization|usage|used)$/;
const unused = /^(free|avail|available)$/;
const whole = /^(size|capacity|total)$/;
const others = /^(inodes?|files|io|iops|time|rate|per|latency|memory|heap)$/;
const inPercent = /^(percent|pct|percentage)$/;
const inShares = /^(percent|pct|percentage|ratio|share)$/;

/** Whether a metric tells of a volume's room: used, unused, or the whole of it. */
export function tellsOfRoom(metric: string): boolean {
  const words = wordsOf(metric);
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  return has(space) && (has(taken) || has(unused) || has(whole)) && !has(others);
}

/**
 * Reads shares (system-filesystem-utilization, disk_used_percent, LogicalDisk-pct-Free-Space) and amounts of which the whole is measured too
 * (node-filesystem-avail-bytes of node-filesystem-size-bytes); undefined for other amounts, and for how busy a disk is.
 */
function volumeOf({ service, metric, points }: MetricSeries, all: readonly MetricSeries[]): Volume | undefined {
  const words = wordsOf(metric);
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const part = has(taken) ? taken : has(unused) ? unused : undefined;
  if (!part || !tellsOfRoom(metric)) return undefined;
  const size = all.find((one) => one.service === service && isWholeOf(one.metric, metric, part));
  if (part === unused && !size && !has(inShares)) return undefined;
  const most = size?.points.at(-1)?.[1] ?? (has(inPercent) ? 100 : 1);
  const shares = points.map(([atMs, value]) => [atMs, part === taken ? value / most : 1 - value / most] as const);
  return most > 0 && shares.every(([, share]) => share >= 0 && share <= 1) ? { service, metric, shares } : undefined;
}

/** The same name, but for the word that tells which part it is. */
function isWholeOf(metric: string, of: string, part: RegExp): boolean {
  const without = (name: string, word: RegExp) =>
    wordsOf(name)
      .filter((one) => !word.test(one))
      .join(' ');
  return wordsOf(metric).some((word) => whole.test(word)) && without(metric, whole) === without(of, part);
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;

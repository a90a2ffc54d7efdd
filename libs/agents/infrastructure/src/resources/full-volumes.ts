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
    const volume = volumeOf(one);
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
  const volumes = series.filter((one) => one.service === service).flatMap((one) => volumeOf(one) ?? []);
  const recent = volumes.flatMap(({ shares }) => shares.filter(([atMs]) => atMs >= alertAtMs - recentMs));
  if (recent.length === 0) return [];
  const most = Math.max(...recent.map(([, share]) => share));
  const contradiction = most >= full ? 0.05 : most >= roomy ? 0.5 : 0.9;
  return [{ id: 'is-full', contradiction, sentence: `the fullest volume of ${service} is ${percent(most)} full` }];
}

/** Reads system-filesystem-utilization, volume_usage_ratio, disk_used_percent; undefined for amounts, and for how busy a disk is. */
function volumeOf({ service, metric, points }: MetricSeries): Volume | undefined {
  const words = wordsOf(metric);
  const has = (...any: readonly string[]) => any.some((word) => words.includes(word));
  const inPercent = has('percent', 'pct', 'percentage');
  const ofSpace = has('filesystem', 'fs', 'volume') ? has('utilization', 'usage', 'used') : has('disk') && has('used');
  if (!ofSpace || has('inodes', 'free', 'available')) return undefined;
  const scale = inPercent ? 100 : 1;
  const shares = points.map(([atMs, value]) => [atMs, value / scale] as const);
  return shares.every(([, share]) => share >= 0 && share <= 1) ? { service, metric, shares } : undefined;
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;

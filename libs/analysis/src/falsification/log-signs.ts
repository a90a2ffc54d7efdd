import type { BucketGrid } from '../behaviour/activity.js';
import { lineSurge, type LineSurge } from '../behaviour/line-surge.js';
import { numberText } from '../figures/figures.js';
import type { VitalSign } from './vital-signs.js';

/** Lines of one service and level that differ only in their variable parts. */
export interface LoggedLines {
  readonly service: string;
  readonly level: string;
  readonly sample: string;
  readonly exceptionType?: string;
  readonly counts: readonly number[];
  readonly firstSeenMs?: number;
  readonly lastSeenMs?: number;
}

const troubled = /^(FATAL|CRITICAL|SEVERE|ERROR|WARN|WARNING)$/;
/** Fewer lines before tell nothing by their absence. */
const fewestLines = 10;
const smallFall = 0.4;
const largeFall = 0.8;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

/** The vital signs of services as their log lines tell them. @param splitMs when the trouble began, as far as anything tells */
export function logSigns(templates: readonly LoggedLines[], grid: BucketGrid, splitMs: number): VitalSign[] {
  return [...Map.groupBy(templates, ({ service }) => service)].flatMap(([service, own]) =>
    service === '' ? [] : [...rateSign(service, own, grid, splitMs), complaintSign(service, own, grid, splitMs)],
  );
}

function rateSign(service: string, own: readonly LoggedLines[], grid: BucketGrid, splitMs: number): VitalSign[] {
  const at = Math.min(grid.count, Math.max(0, Math.ceil((splitMs - grid.startMs) / grid.widthMs)));
  const lines = (from: number, to: number) => own.reduce((all, { counts }) => all + sum(counts.slice(from, to)), 0);
  const minutes = (buckets: number) => (buckets * grid.widthMs) / 60_000;
  const earlier = lines(0, at);
  const expected = (earlier / Math.max(1, at)) * (grid.count - at);
  if (earlier < fewestLines || expected < fewestLines) return [];
  const [before, after] = [earlier / minutes(at), lines(at, grid.count) / minutes(grid.count - at)];
  const strength = clamp((1 - after / before - smallFall) / (largeFall - smallFall));
  const text = `${service} logs ${numberText(after)} lines a minute (${numberText(before)} before)`;
  return [{ service, sign: 'does-less', strength, source: 'logs', text }];
}

function complaintSign(service: string, own: readonly LoggedLines[], grid: BucketGrid, splitMs: number): VitalSign {
  const [first] = newComplaints(own, grid, splitMs);
  const text = first
    ? `${service} logs "${first.line.sample.slice(0, 80)}" ${first.surge.count} times`
    : `none of ${own.length} kinds of line that ${service} logs tells of new trouble`;
  return { service, sign: 'complains', strength: first?.surge.strength ?? 0, source: 'logs', text };
}

/** Lines that tell of trouble, and that are new or far more frequent since; the surest first. */
export function newComplaints(
  lines: readonly LoggedLines[],
  grid: BucketGrid,
  splitMs: number,
): { readonly line: LoggedLines; readonly surge: LineSurge }[] {
  return lines
    .filter(({ level, exceptionType }) => troubled.test(level) || exceptionType !== undefined)
    .flatMap((line) => {
      const surge = lineSurge(line, grid, splitMs);
      return surge ? [{ line, surge }] : [];
    })
    .sort((a, b) => b.surge.strength - a.surge.strength);
}

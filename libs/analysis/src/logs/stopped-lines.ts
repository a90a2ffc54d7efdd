import type { BucketGrid } from '../behaviour/activity.js';
import { isOfTrouble } from './flow-end.js';

/** Lines of one kind, counted per bucket. */
export interface CountedLines {
  readonly service: string;
  readonly level: string;
  readonly template: string;
  readonly counts: readonly number[];
}

/** A kind of line that stopped coming, while the kind that it always came with still comes. */
export interface StoppedLine {
  readonly service: string;
  /** Stopped. */
  readonly missing: string;
  /** Still comes. */
  readonly companion: string;
  /** Lines since, and how many its companion lets expect. */
  readonly seen: number;
  readonly expected: number;
  readonly onsetMs: number;
  /** 0..1 */
  readonly strength: number;
}

/** Traffic is compared minute by minute: a request's lines fall into the same. */
const coarseMs = 60_000;
/** How long before the alert it may have stopped. */
const lookbackMs = 10 * 60_000;
/** Fewer lines say nothing about what comes together. */
const fewestBefore = 6;
const fewestExpected = 5;
/** Cosine of their counts before; and as many of one as of the other, within a third (some are lost on the way). */
const alike = 0.75;
const asMany = 1.35;
/** A line that still comes as often as not has other reasons; nine in ten missing are a stop. */
const [halfGone, allGone] = [0.5, 0.9];
/** One pair in a hundred is two and a half sigmas off by chance. */
const [chance, clearSigmas] = [2.5, 3];

/**
 * The worst stopped line of each service, strongest first. Lines of one path through the code rise and fall together; where one falls
 * away alone, the code between them is left. Needs no request ids, and holds while a share of all lines is lost; a mix of requests that
 * changed takes whole paths with it, companions included.
 */
export function stoppedLines(lines: readonly CountedLines[], grid: BucketGrid, alertAtMs: number): StoppedLine[] {
  return [...Map.groupBy(lines, ({ service }) => service).values()]
    .flatMap((own) => worstOf(own.map((line) => coarse(line, grid)).filter(isTelling), grid, alertAtMs) ?? [])
    .sort((a, b) => b.strength - a.strength || (a.service < b.service ? -1 : 1));
}

interface Coarse extends CountedLines {
  readonly total: number;
}

const perCoarse = ({ widthMs }: BucketGrid): number => Math.max(1, Math.round(coarseMs / widthMs));

function coarse(line: CountedLines, grid: BucketGrid): Coarse {
  const width = perCoarse(grid);
  const counts = Array.from({ length: Math.ceil(grid.count / width) }, (_, i) =>
    sum(line.counts.slice(i * width, (i + 1) * width)),
  );
  return { ...line, counts, total: sum(counts) };
}

const isTelling = (line: Coarse): boolean => line.total >= fewestBefore && !isOfTrouble(line);

function worstOf(lines: readonly Coarse[], grid: BucketGrid, alertAtMs: number): StoppedLine | undefined {
  const widthMs = perCoarse(grid) * grid.widthMs;
  const atOf = (ms: number) => Math.floor((ms - grid.startMs) / widthMs);
  let worst: StoppedLine | undefined;
  for (let at = Math.max(1, atOf(alertAtMs - lookbackMs)); at < atOf(alertAtMs); at++) {
    const onsetMs = grid.startMs + at * widthMs;
    for (const line of lines) {
      const stopped = stoppedAt(line, lines, at);
      if (stopped && stopped.strength > (worst?.strength ?? 0)) worst = { ...stopped, onsetMs };
    }
  }
  return worst;
}

function stoppedAt(line: Coarse, all: readonly Coarse[], at: number): Omit<StoppedLine, 'onsetMs'> | undefined {
  const before = line.counts.slice(0, at);
  const [was, seen] = [sum(before), sum(line.counts.slice(at))];
  if (was < fewestBefore) return undefined;
  let best: Omit<StoppedLine, 'onsetMs'> | undefined;
  for (const other of all) {
    if (other === line) continue;
    const past = other.counts.slice(0, at);
    const [others, still] = [sum(past), sum(other.counts.slice(at))];
    const expected = (still * was) / Math.max(1, others);
    if (expected < fewestExpected || expected <= seen || others > was * asMany || was > others * asMany) continue;
    const strength = strengthOf(seen, expected, expected / was);
    if (strength <= (best?.strength ?? 0) || cosine(before, past) < alike) continue;
    const { service, template } = line;
    best = { service, missing: template, companion: other.template, seen, expected, strength };
  }
  return best;
}

/** Both what is seen and what is expected are counts, and tremble by their roots. */
function strengthOf(seen: number, expected: number, load: number): number {
  const sigmas = (expected - seen) / Math.sqrt(expected * (1 + load) + 1);
  const gone = (1 - seen / expected - halfGone) / (allGone - halfGone);
  return Math.min(1, Math.max(0, gone)) * (1 - Math.exp(-Math.max(0, sigmas - chance) / clearSigmas));
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const [ab, aa, bb] = [dot(a, b), dot(a, a), dot(b, b)];
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((all, value, i) => all + value * (b[i] ?? 0), 0);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

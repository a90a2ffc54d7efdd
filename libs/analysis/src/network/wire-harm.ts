import { robustSpread, median } from '../anomaly/statistics.js';
import { slownessOf } from '../behaviour/harm.js';
import type { Link, LinkSample } from './links.js';
import { waitsOf, type Waits } from './waits.js';

/** A link on which calls spend more time than before. */
export interface WireHarm {
  readonly caller: string;
  readonly callee: string;
  /** Mean milliseconds on the wire of a call. */
  readonly beforeMs: number;
  readonly afterMs: number;
  readonly callsBefore: number;
  readonly callsAfter: number;
  /** The first bucket in which calls were slow to arrive. */
  readonly onsetMs: number;
  /** 0..1: how sure and how harmful. */
  readonly strength: number;
  /** How differently the calls wait that wait longer. */
  readonly waits: Waits;
}

/** How long before the alert the trouble may have begun. */
const lookbackMs = 15 * 60_000;
/** Nobody notices less on a single call, and schedulers add as much. */
const leastAddedMs = 20;
const fewestBefore = 3;
const establishedCalls = 5;
/** One slow call among many is a lost packet or a new connection; from two in five on, it is how the link is. */
const accidentalShare = 0.15;
const typicalShare = 0.4;

/** Undefined where calls arrive as fast as before, or too few were seen on one side. */
export function wireHarm({ caller, callee, samples }: Link, alertAtMs: number): WireHarm | undefined {
  const from = alertAtMs - lookbackMs;
  const earlier = samples.filter(({ atMs, widthMs }) => atMs + widthMs <= from);
  const recent = samples.filter(({ atMs, widthMs }) => atMs + widthMs > from);
  const isSlow = slowAgainst(earlier.length > 0 ? earlier : quietest(recent));
  // A slow first moment, with nothing before it to compare with, is no onset.
  const hasPast = (i: number) => callsOf(earlier) + callsOf(recent.slice(0, i)) >= fewestBefore;
  const first = recent.findIndex(
    (one, i) => isSlow(one) && hasPast(i) && shareOf(recent.slice(i), isSlow) >= typicalShare,
  );
  const onset = recent[first];
  if (!onset || onset.atMs > alertAtMs) return undefined;
  const [before, after] = [[...earlier, ...recent.slice(0, first)], recent.slice(first)];
  const [was, is] = [meanOf(before), meanOf(after)];
  const share = shareOf(after, isSlow);
  const sure =
    Math.min(1, is.calls / establishedCalls) * clamp((share - accidentalShare) / (typicalShare - accidentalShare));
  const strength = sure * slownessOf(was.wireMs, is.wireMs);
  return {
    ...{ caller, callee, beforeMs: was.wireMs, afterMs: is.wireMs },
    ...{ callsBefore: was.calls, callsAfter: is.calls, onsetMs: onset.atMs, strength },
    waits: waitsOf(after.filter(isSlow)),
  };
}

/** A bucket is slow when its mean is beyond what the link does by itself, and not for a few calls only. */
function slowAgainst(usual: readonly LinkSample[]): (sample: LinkSample) => boolean {
  const limitOf = (values: readonly number[]) =>
    values.length === 0 ? Infinity : median(values) + Math.max(leastAddedMs, 3 * robustSpread(values));
  const wireLimit = limitOf(usual.map(({ wireMs }) => wireMs));
  const typicalLimit = median(usual.map(({ typicalMs }) => typicalMs)) + leastAddedMs;
  return ({ wireMs, typicalMs }) => wireMs > wireLimit && typicalMs > typicalLimit;
}

/** Without an earlier time to compare with, the faster half of what was seen is taken for usual. */
function quietest(samples: readonly LinkSample[]): LinkSample[] {
  return [...samples].sort((a, b) => a.wireMs - b.wireMs).slice(0, Math.floor(samples.length / 2));
}

function shareOf(samples: readonly LinkSample[], isSlow: (sample: LinkSample) => boolean): number {
  const [all, slow] = [callsOf(samples), callsOf(samples.filter(isSlow))];
  return all === 0 ? 0 : slow / all;
}

const callsOf = (samples: readonly LinkSample[]): number => samples.reduce((sum, { calls }) => sum + calls, 0);

function meanOf(samples: readonly LinkSample[]): { calls: number; wireMs: number } {
  const calls = callsOf(samples);
  const total = samples.reduce((sum, one) => sum + one.wireMs * one.calls, 0);
  return { calls, wireMs: calls === 0 ? 0 : total / calls };
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

import { combinedStrength } from './independence.js';
import { compareText, type AlertSymptom, type Finding } from './evidence.js';

/** A deviation that a cause has to explain. */
export interface Symptom {
  readonly service: string;
  /** The category that the finding names, if any: it may itself be the effect of another. */
  readonly category?: string;
  /** How much it matters to users, 0..1. */
  readonly weight: number;
  readonly onsetMs?: number;
}

/** What an indicator is about, as far as its name tells. */
export type IndicatorKind = 'errors' | 'latency' | 'traffic' | 'other';

const kinds: readonly (readonly [IndicatorKind, RegExp])[] = [
  ['errors', /err(or)?s?\b|error|fail|exception|5xx|status|unavailab|timeout|refus/i],
  ['latency', /latenc|duration|slow|response.?time|self.?time|p9\d|p50|wait|_ms\b|seconds/i],
  ['traffic', /traffic|throughput|requests?\b|calls?\b|rps|rate\b|load\b/i],
];

export function kindOfIndicator(indicator: string): IndicatorKind {
  return kinds.find(([, pattern]) => pattern.test(indicator))?.[0] ?? 'other';
}

/** Users feel errors and latency; traffic that rises and things that merely changed are noticed, but hurt nobody by themselves. */
const harm: Readonly<Record<IndicatorKind, number>> = { errors: 1, latency: 1, traffic: 0.2, other: 0.5 };

/** 0..1: the part of a finding's strength that is harm to users. Errors or latency that went down are relief. */
export function harmOf(finding: Finding): number {
  const kind = kindOfIndicator(finding.indicator);
  if (finding.stance === 'contradicts') return 0;
  if (finding.direction === 'down' && (kind === 'errors' || kind === 'latency')) return 0;
  if (finding.category !== undefined) return finding.strength;
  return finding.strength * (finding.direction === 'changed' && kind === 'other' ? 0.2 : harm[kind]);
}

/** From here on a symptom is felt; below, it is noise that a cause need not explain. */
export const feltFrom = 0.3;

/**
 * How much a cause is asked to explain of what was seen with this much harm: many faint deviations are there at any time, and together
 * they must not outweigh the one that is plain. Squared, three of 0.3 weigh as much as one of 0.5.
 */
const weightOf = (harm: number): number => harm ** 2;

/**
 * Everything that deviates, one symptom for each service and category (the strongest; the earliest onset), and the alert itself. What
 * other findings contradict deviates that much less.
 */
export function symptomsOf(findings: readonly Finding[], alert: AlertSymptom): Symptom[] {
  const groups = new Map<string, Symptom>();
  const doubts = doubtsOf(findings);
  for (const finding of findings) {
    const key = `${finding.service}\n${finding.category ?? ''}`;
    const weight = weightOf(harmOf(finding) * (1 - (doubts.get(key) ?? 0)));
    if (weight > 0) groups.set(key, merged(groups.get(key), { ...pick(finding), weight }));
  }
  const found = [...groups].sort(([a], [b]) => compareText(a, b)).map(([, symptom]) => symptom);
  if (alert.service === undefined) return found;
  return [{ service: alert.service, weight: 1, onsetMs: alert.startedAtMs }, ...found];
}

/** By service and category: how strongly findings contradict it. */
function doubtsOf(findings: readonly Finding[]): Map<string, number> {
  const groups = Map.groupBy(
    findings.filter(({ stance, category }) => stance === 'contradicts' && category !== undefined),
    ({ service, category }) => `${service}\n${category}`,
  );
  return new Map([...groups].map(([key, contradicting]) => [key, combinedStrength(contradicting)]));
}

function pick({ service, category, onsetMs }: Finding) {
  return { service, ...(category !== undefined && { category }), ...(onsetMs !== undefined && { onsetMs }) };
}

function merged(before: Symptom | undefined, next: Symptom): Symptom {
  if (!before) return next;
  const onsets = [before.onsetMs, next.onsetMs].filter((onset) => onset !== undefined);
  const weight = Math.max(before.weight, next.weight);
  return { ...before, weight, ...(onsets.length > 0 && { onsetMs: Math.min(...onsets) }) };
}

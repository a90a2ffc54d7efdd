import type { Finding } from './evidence.js';
import type { Symptom } from './symptoms.js';

/** Series are sampled and onsets estimated: a cause may seem this much later than its effect. */
const toleranceMs = 60_000;
/** How much later than its effect a cause is out of the question. */
const impossibleMs = 300_000;
const unknown = 0.5;

/** When the deviation began: the earliest that a strong enough finding says, so that one weak outlier cannot move it. */
export function onsetOf(supporting: readonly [Finding, ...Finding[]]): number | undefined {
  const strong = supporting.filter((finding) => finding.strength >= supporting[0].strength / 2);
  const onsets = strong.flatMap((finding) => finding.onsetMs ?? []);
  return onsets.length > 0 ? Math.min(...onsets) : undefined;
}

/** 0..1: the share, by weight, of the effects that began after their cause; one half where nobody could tell. */
export function onsetOrder(causeMs: number | undefined, effects: readonly Symptom[]): number {
  const weight = effects.reduce((sum, effect) => sum + effect.weight, 0);
  if (causeMs === undefined || weight === 0) return unknown;
  return effects.reduce((sum, effect) => sum + effect.weight * inOrder(causeMs, effect.onsetMs), 0) / weight;
}

function inOrder(causeMs: number, effectMs: number | undefined): number {
  if (effectMs === undefined) return unknown;
  const lateMs = causeMs - effectMs - toleranceMs;
  return Math.min(1, Math.max(0, 1 - lateMs / (impossibleMs - toleranceMs)));
}

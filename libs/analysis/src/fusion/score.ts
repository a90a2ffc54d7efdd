import type { CallGraph } from './call-graph.js';
import { evidenceFor, type Candidate } from './candidate.js';
import type { AlertSymptom, Precedent } from './evidence.js';
import { explains } from './explanation.js';
import { onsetOf, onsetOrder } from './onset-order.js';
import { feltFrom, type Symptom } from './symptoms.js';

/** Weights of the parts; they add up to 1. */
export interface ScoreWeights {
  readonly evidence: number;
  readonly coverage: number;
  readonly parsimony: number;
  readonly plausibility: number;
  readonly precedent: number;
}

/** The parts of a score and their weighted sum, each 0..1. */
export interface Score extends ScoreWeights {
  readonly total: number;
}

/** What all candidates are judged against. */
export interface Scene {
  readonly symptoms: readonly Symptom[];
  readonly graph: CallGraph;
  readonly alert: AlertSymptom;
  readonly precedents: readonly Precedent[];
}

/** From here on a symptom counts as explained. */
export const explainedFrom = 0.3;
const parts = ['evidence', 'coverage', 'parsimony', 'plausibility', 'precedent'] as const;

export function scoreOf(candidate: Candidate, scene: Scene, weights: ScoreWeights): Score {
  const score = {
    evidence: evidenceFor(candidate),
    coverage: coverage(candidate, scene),
    parsimony: parsimony(candidate, scene),
    plausibility: plausibility(candidate, scene),
    precedent: precedent(candidate, scene),
  };
  return { ...score, total: parts.reduce((sum, part) => sum + weights[part] * score[part], 0) };
}

/** The share of what deviates, by weight, that the candidate explains. */
function coverage(candidate: Candidate, { symptoms, graph }: Scene): number {
  const weight = symptoms.reduce((sum, symptom) => sum + symptom.weight, 0);
  if (weight === 0) return 0;
  return symptoms.reduce((sum, symptom) => sum + symptom.weight * explains(candidate, symptom, graph), 0) / weight;
}

/** One over the number of causes that it takes: this one, and another for each service that it leaves unexplained. */
function parsimony(candidate: Candidate, { symptoms, graph }: Scene): number {
  const unexplained = symptoms.filter(
    (symptom) => symptom.weight >= feltFrom && explains(candidate, symptom, graph) < explainedFrom,
  );
  return 1 / (1 + new Set(unexplained.map((symptom) => symptom.service)).size);
}

/** Did it begin before what it is said to cause, and does trouble travel from there to where the alert is? */
function plausibility(candidate: Candidate, { symptoms, graph, alert }: Scene): number {
  const explained = symptoms.filter((symptom) => explains(candidate, symptom, graph) >= explainedFrom);
  const order = onsetOrder(onsetOf(candidate.supporting), explained);
  const place = alert.service === undefined ? 0.5 : explains(candidate, { service: alert.service, weight: 1 }, graph);
  return 0.6 * order + 0.4 * place;
}

/** What was concluded before about the same fingerprint; the same kind at another service counts half. */
function precedent(candidate: Candidate, { precedents }: Scene): number {
  const matches = precedents
    .filter((before) => before.category === candidate.category)
    .map((before) => before.probability * (before.service === candidate.service ? 1 : 0.5));
  return Math.max(0, ...matches);
}

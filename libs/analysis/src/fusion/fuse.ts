import { callGraph } from './call-graph.js';
import { candidatesOf, keyOf, type Candidate } from './candidate.js';
import { diverse } from './diversity.js';
import { compareText, type AlertSymptom, type Call, type Finding, type Precedent } from './evidence.js';
import { onsetOf } from './onset-order.js';
import { massOf, probabilitiesOf, type ShareCurve } from './probability.js';
import { reasoningFor } from './reasoning.js';
import { scoreOf, type Scene, type Score, type ScoreWeights } from './score.js';
import { symptomsOf } from './symptoms.js';

export interface FusionSettings extends ShareCurve {
  readonly weights: ScoreWeights;
  /** Below this many candidates, symptoms are read as candidates too. */
  readonly atLeast: number;
  /** No more hypotheses than this. */
  readonly atMost: number;
  /** Pairwise, see diversityOf. */
  readonly diversity: number;
}

export interface FusionInput {
  readonly findings: readonly Finding[];
  readonly calls: readonly Call[];
  readonly precedents: readonly Precedent[];
  readonly alert: AlertSymptom;
}

/** A proposed cause with everything that speaks for and against it. */
export interface FusedHypothesis {
  readonly service: string;
  readonly category: string;
  /** Of its strongest finding. */
  readonly indicator: string;
  readonly onsetMs?: number;
  readonly score: Score;
  readonly probability: number;
  readonly reasoning: readonly string[];
  readonly supporting: readonly Finding[];
  readonly contradicting: readonly Finding[];
  readonly refutations: readonly string[];
}

/** Enough digits to rank by, few enough to read; also what makes equal scores equal. */
const digits = 1e6;
const rounded = (value: number) => Math.round(value * digits) / digits;

/**
 * Findings, service graph and precedents in; the leading hypotheses out, likeliest first, ties by service and category.
 * Probabilities are over all candidates, listed or not, and "none of these". The order of the input does not matter.
 */
export function fuse(input: FusionInput, settings: FusionSettings): FusedHypothesis[] {
  const scene: Scene = {
    symptoms: symptomsOf(input.findings, input.alert),
    graph: callGraph(input.calls),
    alert: input.alert,
    precedents: input.precedents,
  };
  const weighed = candidatesOf(input.findings, settings.atLeast).map((candidate) => {
    const score = roundedScore(scoreOf(candidate, scene, settings.weights));
    return { candidate, score, mass: massOf(score, settings) };
  });
  const probabilities = probabilitiesOf(weighed.map(({ mass }) => mass));
  const hypotheses = weighed.map(({ candidate, score }, index) => ({
    ...described(candidate, scene),
    score,
    probability: rounded(probabilities[index]!),
  }));
  const byLikelihood = (a: FusedHypothesis, b: FusedHypothesis) =>
    b.probability - a.probability || b.score.total - a.score.total || compareText(keyOf(a), keyOf(b));
  return diverse(hypotheses.sort(byLikelihood), settings.diversity, settings.atMost);
}

function described(candidate: Candidate, scene: Scene) {
  const { service, category, supporting, contradicting } = candidate;
  const onsetMs = onsetOf(supporting);
  return {
    service,
    category,
    indicator: supporting[0].indicator,
    ...(onsetMs !== undefined && { onsetMs }),
    reasoning: reasoningFor(candidate, scene),
    supporting,
    contradicting,
    refutations: [...new Set(supporting.flatMap((finding) => finding.refutations))],
  };
}

function roundedScore({ evidence, coverage, parsimony, plausibility, precedent, total }: Score): Score {
  return {
    evidence: rounded(evidence),
    coverage: rounded(coverage),
    parsimony: rounded(parsimony),
    plausibility: rounded(plausibility),
    precedent: rounded(precedent),
    total: rounded(total),
  };
}

import { defaultFusion, fittedConfidence, type ConfidenceModels, type FusionSettings } from '@compass/analysis';

/** When a verdict may be given; see ../verdict. */
export interface VerdictThresholds {
  /** A contradiction above this disproves. */
  readonly disproves: number;
  /** A contradiction above this leaves the hypothesis to a human. */
  readonly ambiguous: number;
  /** How much likelier a hypothesis gets by surviving a test: P(survives | true) / P(survives | false). */
  readonly survival: number;
  /** What being disproved leaves of a hypothesis' odds: agents err, too. */
  readonly remainder: number;
  /** What having been found by nobody leaves of a suggested hypothesis' odds: how often all agents overlook a cause. */
  readonly unsupported: number;
  /** The least probability of an answer, be it a cause or that there is no fault. */
  readonly cause: number;
  /** Above this, a hypothesis that is not disproved forbids the verdict no-fault. */
  readonly doubt: number;
  /** Harm to users above this (0..1) forbids the verdict no-fault. */
  readonly harm: number;
}

/** Every number that decide reads. InvestigationOpened carries them, so that a log explains itself. */
export interface InvestigationSettings {
  readonly budgetMicros: number;
  /** From opening to the end of the OBSERVE phase, at most. */
  readonly observeMs: number;
  readonly disproofMs: number;
  /** From opening to the investigation's deadline. */
  readonly totalMs: number;
  /** The last part of totalMs, kept for concluding. */
  readonly concludingMs: number;
  /** How long it may wait to be admitted; absent in logs from before any waited. */
  readonly waitMs?: number;
  /** No disproof round is begun with less time than this. */
  readonly leastDisproofMs: number;
  /** What one attempt at a diagnose task may take. */
  readonly workSeconds: number;
  /** How far before the alert agents look. */
  readonly lookBackMs: number;
  readonly diagnoseCeilingMicros: number;
  readonly disproofCeilingMicros: number;
  /** Agents that may look at once. */
  readonly mostCapabilities: number;
  readonly mostDisproofs: number;
  /** Hypotheses less likely than this are not worth a test. */
  readonly disproofFloor: number;
  readonly thresholds: VerdictThresholds;
  readonly fusion: FusionSettings;
  /** What turns the ranking after its tests into probabilities; absent in logs from before it was fitted. */
  readonly confidence?: ConfidenceModels;
}

/**
 * A wrong answer costs an engineer about twice what a right one saves: half an hour in the wrong place, and trust. An abstention costs
 * nothing, and gives the ranking all the same. With cost c an answer is worth giving where P > c · (1 − P), that is from c / (1 + c) on.
 */
const costOfWrong = 2;

const usd = 1_000_000;

/** DESIGN's numbers, but for what `compass calibrate` fits and what follows from the cost of a wrong answer. */
export const defaultSettings: InvestigationSettings = {
  budgetMicros: 10 * usd,
  observeMs: 120_000,
  disproofMs: 30_000,
  totalMs: 300_000,
  concludingMs: 30_000,
  waitMs: 1_800_000,
  leastDisproofMs: 5_000,
  workSeconds: 60,
  lookBackMs: 60 * 60_000,
  diagnoseCeilingMicros: usd,
  disproofCeilingMicros: usd / 2,
  mostCapabilities: 10,
  mostDisproofs: 3,
  disproofFloor: 0.1,
  thresholds: {
    disproves: 0.7,
    ambiguous: 0.5,
    survival: 2,
    remainder: 0.05,
    unsupported: 0.02,
    cause: costOfWrong / (1 + costOfWrong),
    doubt: 1 / (1 + costOfWrong),
    harm: 0.6,
  },
  fusion: defaultFusion,
  confidence: fittedConfidence,
};

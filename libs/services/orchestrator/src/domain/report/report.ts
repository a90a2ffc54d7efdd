import type { Finding } from '@compass/analysis';
import { canonicalJson, sha256Hex } from '@compass/kernel';
import type { InvestigationEvent } from '../investigation/events.js';
import { fold } from '../investigation/evolve.js';
import type { Hypothesis, Verdict } from '../investigation/hypothesis.js';
import type { Incident } from '../investigation/incident.js';
import { costOf, wasNeverBegun, type Conclusion, type Investigation } from '../investigation/state.js';
import { degradedBy } from './degraded.js';
import { taskOutcome, type TaskOutcome } from './task-outcome.js';

/** How an investigation ended. */
export interface Report {
  readonly investigationId: string;
  readonly incident: Incident;
  readonly verdict: Verdict;
  readonly hypotheses: readonly Hypothesis[];
  /** Symptoms seen, without a cause of their own. */
  readonly symptoms: readonly Finding[];
  readonly tasks: readonly TaskOutcome[];
  /** What could not be looked at, and other shortfalls. */
  readonly degraded: readonly string[];
  readonly budgetMicros: number;
  /** As of the verdict, open reservations counted in full. */
  readonly costMicros: number;
  readonly openedAtMs: number;
  readonly concludedAtMs: number;
  readonly expired: boolean;
  readonly policyVersion: string;
  /** Given when it was never admitted. */
  readonly neverBegun?: true;
}

/**
 * The report, a fold of the investigation's own log up to its verdict and of nothing else: what is appended later (settlements, late
 * results) does not change it. Undefined while there is no verdict.
 */
export function report(log: readonly InvestigationEvent[]): Report | undefined {
  const end = log.findIndex(({ type }) => type === 'VerdictReached');
  const state = end < 0 ? undefined : fold(log.slice(0, end + 1));
  return state?.conclusion && reported(state, state.conclusion);
}

/** Lower-case hex sha256 of the report of an investigation that ends so, as canonical JSON. */
export function reportHash(state: Investigation, conclusion: Conclusion): string {
  return sha256Hex(canonicalJson(reported(state, conclusion)));
}

/** The report as canonical JSON: the same log gives the same bytes. */
export function reportJson(log: readonly InvestigationEvent[]): string | undefined {
  const reached = report(log);
  return reached && canonicalJson(reached);
}

function reported(state: Investigation, { verdict, atMs, expired }: Conclusion): Report {
  const { investigationId, incident, hypotheses, tasks, settings, openedAtMs, policy } = state;
  const answers = tasks.flatMap(({ answer }) => answer ?? []);
  return {
    investigationId,
    incident,
    verdict,
    hypotheses,
    symptoms: answers.flatMap(({ findings }) => findings).filter(isSymptom),
    tasks: tasks.map(taskOutcome),
    degraded: degradedBy(state, expired),
    budgetMicros: settings.budgetMicros,
    costMicros: tasks.reduce((sum, { attempts }) => sum + costOf(attempts), 0),
    openedAtMs,
    concludedAtMs: atMs,
    expired,
    policyVersion: policy.version,
    ...(wasNeverBegun(state) && { neverBegun: true }),
  };
}

function isSymptom({ category, stance }: Finding): boolean {
  return category === undefined && stance === 'supports';
}

import { asCompassError, PermanentError, type CompassError } from '@compass/kernel';
import { ObservationRecorder, type Environment, type Observation } from '@compass/signals';
import { BudgetMeter } from '../agent/budget.js';
import type { InvestigationContext } from '../agent/context.js';
import type { Agent } from '../agent/define-agent.js';
import type { Findings } from '../agent/finding.js';
import type { Task } from '../agent/task.js';
import { checkFindings } from './check-findings.js';
import { Evidence } from './evidence.js';
import { limits } from './limits.js';
import { untold } from './untold.js';

/** What came of an agent's work on one task: findings, or why there are none; and all that it observed. */
export interface Investigated {
  readonly outcome: { readonly findings: Findings } | { readonly failure: CompassError };
  readonly observations: readonly Observation[];
  /** What was looked at, and told nothing of a service that was asked about. */
  readonly untold: readonly string[];
  /** By the agent's own meter. */
  readonly spentMicros: number;
}

/** What an agent works with. */
export interface Workplace {
  readonly environment: Environment;
  /** Ends the work; its reason is the outcome then. */
  readonly abort: AbortSignal;
  /** What the work may cost. */
  readonly budgetMicros: number;
  /** Cause categories whose checks are switched off. */
  readonly leftOut?: ReadonlySet<string> | undefined;
}

/**
 * Lets an agent work on a task. Never rejects: what the agent throws is the outcome. When `abort` fires, its reason is the outcome at
 * once, whether or not the agent listens.
 */
export async function investigateTask(
  agent: Agent,
  task: Task,
  { environment, abort, budgetMicros, leftOut = new Set() }: Workplace,
): Promise<Investigated> {
  const { observations, observationBytes: totalBytes } = limits;
  const recorder = new ObservationRecorder(environment, { observations, totalBytes }, abort);
  const evidence = new Evidence((observation) => recorder.has(observation));
  const budget = new BudgetMeter(budgetMicros);
  const context: InvestigationContext = {
    signals: recorder.signals,
    nowMs: environment.now(),
    abort,
    budget,
    leftOut,
    finding: (statement) => evidence.finding(statement),
    disproof: (statement) => evidence.disproof(statement),
    graph: (edges) => evidence.graph(edges),
  };
  const outcome = await Promise.race([findingsOf(agent, task, context, evidence), abortion(abort)]);
  const { observations: made } = recorder;
  return { outcome, observations: made, untold: untold(made, task.services), spentMicros: budget.spentMicros };
}

async function findingsOf(
  agent: Agent,
  task: Task,
  context: InvestigationContext,
  evidence: Evidence,
): Promise<Investigated['outcome']> {
  try {
    if (!agent.capabilities.includes(task.capability))
      throw new PermanentError('unknown-capability', `${agent.name} does not offer ${task.capability}`);
    const findings = await agent.investigate(task, context);
    evidence.check(findings);
    checkFindings(findings);
    const { costMicros = 0 } = findings;
    if (costMicros > context.budget.limitMicros)
      throw new PermanentError('over-budget', `asks for ${costMicros} micros of ${context.budget.limitMicros}`);
    if (task.kind === 'disprove' && !findings.disproof)
      throw new PermanentError('missing-disproof', 'a disprove task is answered with a disproof');
    return { findings: withoutLeftOut(findings, context.leftOut) };
  } catch (thrown) {
    return { failure: asCompassError(thrown) };
  }
}

function withoutLeftOut(answer: Findings, leftOut: ReadonlySet<string>): Findings {
  const { findings } = answer;
  if (!findings || leftOut.size === 0) return answer;
  return { ...answer, findings: findings.filter(({ category }) => category === undefined || !leftOut.has(category)) };
}

function abortion(abort: AbortSignal): Promise<Investigated['outcome']> {
  return new Promise((resolve) => {
    const give = () => resolve({ failure: asCompassError(abort.reason) });
    if (abort.aborted) give();
    abort.addEventListener('abort', give, { once: true });
  });
}

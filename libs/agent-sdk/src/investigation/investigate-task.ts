import { asCompassError, PermanentError, type CompassError } from '@compass/kernel';
import { ObservationRecorder, type Environment, type Observation } from '@compass/signals';
import type { InvestigationContext } from '../agent/context.js';
import type { Agent } from '../agent/define-agent.js';
import type { Findings } from '../agent/finding.js';
import type { Task } from '../agent/task.js';
import { checkFindings } from './check-findings.js';
import { Evidence } from './evidence.js';
import { limits } from './limits.js';

/** What came of an agent's work on one task: findings, or why there are none; and all that it observed. */
export interface Investigated {
  readonly outcome: { readonly findings: Findings } | { readonly failure: CompassError };
  readonly observations: readonly Observation[];
}

/**
 * Lets an agent work on a task. Never rejects: what the agent throws is the outcome. When `abort` fires, its reason is the outcome at
 * once, whether or not the agent listens.
 * @param leftOut cause categories whose checks are switched off
 */
export async function investigateTask(
  agent: Agent,
  task: Task,
  environment: Environment,
  abort: AbortSignal,
  leftOut: ReadonlySet<string> = new Set(),
): Promise<Investigated> {
  const recorder = new ObservationRecorder(environment, {
    observations: limits.observations,
    totalBytes: limits.observationBytes,
  });
  const evidence = new Evidence((observation) => recorder.has(observation));
  const context: InvestigationContext = {
    signals: recorder.signals,
    nowMs: environment.now(),
    abort,
    leftOut,
    finding: (statement) => evidence.finding(statement),
    disproof: (statement) => evidence.disproof(statement),
    graph: (edges) => evidence.graph(edges),
  };
  const outcome = await Promise.race([findingsOf(agent, task, context, evidence), abortion(abort)]);
  return { outcome, observations: recorder.observations };
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

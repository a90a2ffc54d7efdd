import type { Task } from '@compass/contracts';

/** What agents are asked about. */
export interface Ask {
  /** One that the agent knows, with telemetry. */
  readonly environment: string;
  /** Environment's time. */
  readonly alertAtMs: number;
  /** The alerting service first; empty: all. */
  readonly services: readonly string[];
}

const hourMs = 3_600_000;

/**
 * A task as the orchestrator asks for it.
 * @param serial moves the window's start, so that no two tasks lead to quite the same observations
 */
export function taskOf(
  ask: Ask,
  capability: string,
  ids: Pick<Task, 'taskId' | 'investigationId'>,
  serial: number,
): Task {
  const { environment, alertAtMs, services } = ask;
  const isDisproof = capability.startsWith('disprove.');
  return {
    ...ids,
    kind: isDisproof ? 'TASK_KIND_DISPROVE' : 'TASK_KIND_DIAGNOSE',
    phase: isDisproof ? 'PHASE_DECIDE' : 'PHASE_OBSERVE',
    question: { what: 'What is wrong?', where: 'Where did it begin?', why: 'Why?' },
    capability,
    scope: {
      environment,
      services: [...services],
      window: { startMs: alertAtMs - hourMs - serial * 1_000, endMs: 0 },
      alertAtMs,
    },
    priceCeilingMicros: 1_000_000,
    timeoutSeconds: 60,
    deadlineAtMs: Date.now() + hourMs,
    priority: 3,
    claim: isDisproof ? claimOf(capability, ask, ids.taskId) : null,
  };
}

function claimOf(capability: string, { services, alertAtMs }: Ask, taskId: string) {
  const category = capability.slice('disprove.'.length);
  return {
    hypothesisId: `hypothesis-of-${taskId}`,
    category,
    service: services[0] ?? 'unknown',
    indicator: 'errors',
    onsetMs: alertAtMs,
    statement: `${category} at ${services[0]}`,
    refutations: [],
  };
}

import { disproofCapability } from '@compass/contracts';
import { deriveId } from '@compass/kernel';
import { priorityOf } from '../admission/admission.js';
import type { Hypothesis } from './hypothesis.js';
import { alertingServices } from './incident.js';
import { concludeAtMs, type Investigation } from './state.js';
import type { Task } from './task.js';

/** The share of the budget that looking may take; the rest is for disproofs and second attempts. */
const observeShare = 0.6;

/** One task for each capability, all asked together. */
export function observeTasks(state: Investigation, nowMs: number): Task[] {
  const { capabilities, settings } = state;
  const share = Math.floor((settings.budgetMicros * observeShare) / Math.max(1, capabilities.length));
  return capabilities.map((capability) => ({
    ...looking(state),
    taskId: deriveId(state.investigationId, 'task', `observe/${capability}`),
    kind: 'diagnose',
    capability,
    question: { what: summaryOf(state), where: `${whereOf(state)}, and what it calls`, why: 'What causes it?' },
    priceCeilingMicros: Math.min(settings.diagnoseCeilingMicros, share),
    timeoutSeconds: settings.workSeconds,
    deadlineAtMs: observeEndsAtMs(state, nowMs),
  }));
}

/** One attempt to falsify each of these hypotheses. */
export function disproofTasks(state: Investigation, hypotheses: readonly Hypothesis[], nowMs: number): Task[] {
  const deadlineAtMs = disproofEndsAtMs(state, nowMs);
  return hypotheses.map((hypothesis) => ({
    ...looking(state),
    taskId: deriveId(state.investigationId, 'task', `disprove/${hypothesis.hypothesisId}`),
    kind: 'disprove',
    capability: disproofCapability(hypothesis.category),
    question: { what: summaryOf(state), where: hypothesis.service, why: `Is it really ${hypothesis.category}?` },
    priceCeilingMicros: state.settings.disproofCeilingMicros,
    timeoutSeconds: (deadlineAtMs - nowMs) / 1000,
    deadlineAtMs,
    claim: claimOf(hypothesis),
  }));
}

export function observeEndsAtMs(state: Investigation, nowMs: number): number {
  return Math.min(nowMs + state.settings.observeMs, concludeAtMs(state));
}

export function disproofEndsAtMs(state: Investigation, nowMs: number): number {
  return Math.min(nowMs + state.settings.disproofMs, concludeAtMs(state));
}

/** What every task of the investigation has in common: where to look. */
function looking({ incident, settings }: Investigation) {
  const { environment, startedAtMs } = incident;
  return {
    environment,
    services: alertingServices(incident),
    windowStartMs: startedAtMs - settings.lookBackMs,
    alertAtMs: startedAtMs,
    priority: priorityOf(incident.severity),
  };
}

function summaryOf({ incident }: Investigation): string {
  const [first] = incident.alerts;
  return first?.summary || first?.name || 'An alert without a name.';
}

function whereOf({ incident }: Investigation): string {
  return incident.service ?? incident.environment;
}

function claimOf(hypothesis: Hypothesis): NonNullable<Task['claim']> {
  const { hypothesisId, category, service, indicator, onsetMs, supporting, refutations } = hypothesis;
  const statement = supporting[0]?.statement ?? `${category} at ${service}`;
  return {
    hypothesisId,
    category,
    service,
    indicator,
    ...(onsetMs !== undefined && { onsetMs }),
    statement,
    refutations,
  };
}

import type { FindingInput, ResultReportedInput } from '@compass/contracts';
import { deriveId } from '@compass/kernel';
import type { Observation } from '@compass/signals';
import type { Disproof, Finding, Findings, ServiceGraph } from '../agent/finding.js';
import type { Investigated } from './investigate-task.js';
import { limits, shortened } from './limits.js';

/** Whose answer to what it is. */
export interface Answered {
  readonly investigationId: string;
  readonly taskId: string;
  readonly attempt: number;
  readonly agent: string;
  readonly agentVersion: string;
  /** Asked for when neither the findings nor the meter name a cost. */
  readonly reservedMicros: number;
}

const directions = { up: 'DIRECTION_UP', down: 'DIRECTION_DOWN', changed: 'DIRECTION_CHANGED' } as const;
const stances = { supports: 'STANCE_SUPPORTS', contradicts: 'STANCE_CONTRADICTS' } as const;

/** The event that answers an award. Too many findings: the strongest are kept; too long texts are cut. */
export function resultMessage(
  { reservedMicros, ...answered }: Answered,
  { outcome, observations, untold, spentMicros }: Investigated,
  hypothesisId = '',
): ResultReportedInput {
  const result = {
    ...answered,
    observations: observations.map(({ hash }) => hash),
    notAvailable: [...notAvailable(observations), ...untold],
  };
  if ('failure' in outcome) {
    const { code, message } = outcome.failure;
    const failureReason = shortened(message, limits.text);
    return { ...result, status: 'RESULT_STATUS_FAILED', failureCode: code, failureReason, costMicros: spentMicros };
  }
  const { findings = [], graph, disproof, costMicros = spentMicros || reservedMicros }: Findings = outcome.findings;
  return {
    ...result,
    status: 'RESULT_STATUS_COMPLETED',
    costMicros,
    findings: findingMessages(findings, answered),
    topology: graph ? graphMessage(graph) : null,
    disproof: disproof ? disproofMessage(disproof, hypothesisId) : null,
  };
}

/** Ids follow the position in the agent's answer, so that a repeated investigation gives the same. */
function findingMessages(
  findings: readonly Finding[],
  { taskId, agent }: Omit<Answered, 'reservedMicros'>,
): FindingInput[] {
  const strongest = new Set([...findings].sort((a, b) => b.strength - a.strength).slice(0, limits.findings));
  return findings.flatMap((finding, ordinal) =>
    strongest.has(finding) ? [{ findingId: deriveId(taskId, agent, ordinal), ...findingMessage(finding) }] : [],
  );
}

function findingMessage(finding: Finding): FindingInput {
  const { direction, stance = 'supports', refutations = [] } = finding;
  return {
    service: shortened(finding.service, limits.name),
    indicator: shortened(finding.indicator, limits.name),
    category: shortened(finding.category ?? '', limits.name),
    stance: stances[stance],
    direction: direction ? directions[direction] : 'DIRECTION_UNSPECIFIED',
    onsetMs: Math.round(finding.onsetMs ?? 0),
    strength: finding.strength,
    statement: shortened(finding.statement, limits.text),
    check: shortened(finding.check, limits.name),
    observations: finding.observations.slice(0, limits.citations),
    refutations: refutations.slice(0, limits.refutations).map((line) => shortened(line, limits.line)),
  };
}

function graphMessage({ edges, observations }: ServiceGraph) {
  const busiest = edges.length <= limits.edges ? edges : [...edges].sort((a, b) => b.calls - a.calls);
  return { edges: busiest.slice(0, limits.edges).map((edge) => ({ ...edge })), observations: [...observations] };
}

function disproofMessage({ contradiction, tested, statement, observations }: Disproof, hypothesisId: string) {
  return {
    hypothesisId,
    contradiction,
    tested,
    statement: shortened(statement, limits.text),
    observations: [...observations],
  };
}

/** The operations, for example traces.edges, that the environment could not serve: one entry for each look in vain. */
function notAvailable(observations: readonly Observation[]): string[] {
  const names = observations.flatMap(({ availability, query }) => {
    if (availability === 'available') return [];
    const { signal, operation } = JSON.parse(query) as { signal: string; operation: string };
    return `${signal}.${operation}`;
  });
  return names.sort();
}

import type { Finding } from '@compass/analysis';
import type {
  Direction as DirectionName,
  DisproofAnswer as DisproofMessage,
  Finding as FindingMessage,
  ResultReported,
  ServiceGraph,
} from '@compass/contracts';
import { latestTimeMs, limits, storable, writable } from './limits.js';
import type { DisproofAnswer, ObservedGraph, Result } from '../domain/investigation/result.js';

const directions: Readonly<Partial<Record<DirectionName, Finding['direction']>>> = {
  DIRECTION_UNSPECIFIED: 'unknown',
  DIRECTION_UP: 'up',
  DIRECTION_DOWN: 'down',
  DIRECTION_CHANGED: 'changed',
};

/**
 * An agent's answer in the words of the domain. No claim is refused here, because what is not believed has to be recorded; only what would
 * not fit into a log or a report is cut.
 */
export function parseResult(message: ResultReported): Result {
  const { taskId, attempt, failureCode, failureReason } = message;
  const agent = storable(message.agent, limits.name);
  const failed = message.status !== 'RESULT_STATUS_COMPLETED';
  return {
    taskId: storable(taskId, limits.name),
    attempt,
    agent,
    agentVersion: storable(message.agentVersion, limits.name),
    ...(failed && {
      failure: { code: failureCode || 'unspecified', reason: storable(failureReason, limits.sentence) },
    }),
    findings: message.findings.slice(0, limits.findings).map((finding) => parseFinding(finding, agent)),
    ...(message.topology && message.topology.edges.length > 0 && { graph: parseGraph(message.topology) }),
    ...(message.disproof && { disproof: parseDisproof(message.disproof) }),
    observations: hashes(message.observations, limits.observations),
    notAvailable: message.notAvailable.slice(0, limits.signals).map((signal) => storable(signal, limits.name)),
  };
}

/** Everything that a result cites, each hash once, in order: what the evidence store is asked for. */
export function citedBy({ findings, graph, disproof }: Result): string[] {
  const cited = [
    ...findings.flatMap(({ observations }) => observations),
    ...(graph?.observations ?? []),
    ...(disproof?.observations ?? []),
  ];
  return [...new Set(cited)].sort();
}

/** An unspecified stance supports: an agent says what it found, and marks what speaks against. */
function parseFinding(message: FindingMessage, agent: string): Finding {
  const { onsetMs, strength } = message;
  return {
    id: storable(message.findingId, limits.name),
    agent,
    service: storable(message.service, limits.name),
    indicator: storable(message.indicator, limits.name),
    ...(message.category !== '' && { category: storable(message.category, limits.name) }),
    stance: message.stance === 'STANCE_CONTRADICTS' ? 'contradicts' : 'supports',
    direction: directions[message.direction] ?? 'unknown',
    ...(onsetMs > 0 && onsetMs <= latestTimeMs && { onsetMs }),
    strength: writable(strength),
    statement: storable(message.statement, limits.sentence),
    observations: hashes(message.observations, limits.citations),
    refutations: message.refutations.slice(0, limits.refutations).map((line) => storable(line, limits.sentence)),
  };
}

function parseGraph({ edges, observations }: ServiceGraph): ObservedGraph {
  const calls = edges.slice(0, limits.edges).map(({ caller, callee }) => ({
    caller: storable(caller, limits.name),
    callee: storable(callee, limits.name),
  }));
  return { calls, observations: hashes(observations, limits.citations) };
}

function parseDisproof(message: DisproofMessage): DisproofAnswer {
  const { contradiction, tested } = message;
  return {
    hypothesisId: storable(message.hypothesisId, limits.name),
    contradiction: writable(contradiction),
    tested,
    statement: storable(message.statement, limits.disproof),
    observations: hashes(message.observations, limits.citations),
  };
}

function hashes(values: readonly string[], most: number): string[] {
  return values.slice(0, most).map((hash) => storable(hash, limits.name));
}

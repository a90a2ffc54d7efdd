import type { Finding } from '@compass/analysis';
import type {
  Direction as DirectionName,
  DisproofAnswer as DisproofMessage,
  Finding as FindingMessage,
  ResultReported,
  ServiceGraph,
} from '@compass/contracts';
import { storableText } from '@compass/kernel';
import { latestTimeMs, limits, writable } from './limits.js';
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
  const agent = storableText(message.agent, limits.name);
  const failed = message.status !== 'RESULT_STATUS_COMPLETED';
  return {
    taskId: storableText(taskId, limits.name),
    attempt,
    agent,
    agentVersion: storableText(message.agentVersion, limits.name),
    ...(failed && {
      failure: { code: failureCode || 'unspecified', reason: storableText(failureReason, limits.sentence) },
    }),
    findings: message.findings.slice(0, limits.findings).map((finding) => parseFinding(finding, agent)),
    ...(message.topology && message.topology.edges.length > 0 && { graph: parseGraph(message.topology) }),
    ...(message.disproof && { disproof: parseDisproof(message.disproof) }),
    observations: hashes(message.observations, limits.observations),
    notAvailable: message.notAvailable.slice(0, limits.signals).map((signal) => storableText(signal, limits.name)),
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
    id: storableText(message.findingId, limits.name),
    agent,
    service: storableText(message.service, limits.name),
    indicator: storableText(message.indicator, limits.name),
    ...(message.category !== '' && { category: storableText(message.category, limits.name) }),
    stance: message.stance === 'STANCE_CONTRADICTS' ? 'contradicts' : 'supports',
    direction: directions[message.direction] ?? 'unknown',
    ...(onsetMs > 0 && onsetMs <= latestTimeMs && { onsetMs }),
    strength: writable(strength),
    statement: storableText(message.statement, limits.sentence),
    observations: hashes(message.observations, limits.citations),
    refutations: message.refutations.slice(0, limits.refutations).map((line) => storableText(line, limits.sentence)),
  };
}

function parseGraph({ edges, observations }: ServiceGraph): ObservedGraph {
  const calls = edges.slice(0, limits.edges).map(({ caller, callee }) => ({
    caller: storableText(caller, limits.name),
    callee: storableText(callee, limits.name),
  }));
  return { calls, observations: hashes(observations, limits.citations) };
}

function parseDisproof(message: DisproofMessage): DisproofAnswer {
  const { contradiction, tested } = message;
  return {
    hypothesisId: storableText(message.hypothesisId, limits.name),
    contradiction: writable(contradiction),
    tested,
    statement: storableText(message.statement, limits.disproof),
    observations: hashes(message.observations, limits.citations),
  };
}

function hashes(values: readonly string[], most: number): string[] {
  return values.slice(0, most).map((hash) => storableText(hash, limits.name));
}

import type { Finding } from '@compass/analysis';
import type {
  Direction as DirectionName,
  DisproofAnswer as DisproofMessage,
  Finding as FindingMessage,
  ResultReported,
  ServiceGraph,
} from '@compass/contracts';
import type { DisproofAnswer, ObservedGraph, Result } from '../domain/investigation/result.js';

const directions: Readonly<Record<DirectionName, Finding['direction']>> = {
  DIRECTION_UNSPECIFIED: 'unknown',
  DIRECTION_UP: 'up',
  DIRECTION_DOWN: 'down',
  DIRECTION_CHANGED: 'changed',
};

/** An agent's answer in the words of the domain. Nothing is refused here: what is not believed has to be recorded. */
export function parseResult(message: ResultReported): Result {
  const { taskId, attempt, agent, agentVersion, observations, notAvailable } = message;
  const failed = message.status !== 'RESULT_STATUS_COMPLETED';
  return {
    taskId,
    attempt,
    agent,
    agentVersion,
    ...(failed && { failure: { code: message.failureCode || 'unspecified', reason: message.failureReason } }),
    findings: message.findings.map((finding) => parseFinding(finding, agent)),
    ...(message.topology && message.topology.edges.length > 0 && { graph: parseGraph(message.topology) }),
    ...(message.disproof && { disproof: parseDisproof(message.disproof) }),
    observations,
    notAvailable,
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
  const { findingId, service, indicator, category, onsetMs, strength, statement, observations, refutations } = message;
  return {
    id: findingId,
    agent,
    service,
    indicator,
    ...(category !== '' && { category }),
    stance: message.stance === 'STANCE_CONTRADICTS' ? 'contradicts' : 'supports',
    direction: directions[message.direction],
    ...(onsetMs !== 0 && { onsetMs }),
    strength,
    statement,
    observations,
    refutations,
  };
}

function parseGraph({ edges, observations }: ServiceGraph): ObservedGraph {
  return { calls: edges.map(({ caller, callee }) => ({ caller, callee })), observations };
}

function parseDisproof({
  hypothesisId,
  contradiction,
  tested,
  statement,
  observations,
}: DisproofMessage): DisproofAnswer {
  return { hypothesisId, contradiction, tested, statement, observations };
}

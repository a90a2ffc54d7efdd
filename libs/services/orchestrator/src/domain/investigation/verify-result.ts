import type { Finding } from '@compass/analysis';
import type { Rejection, RejectionCode, Result, VerifiedResult } from './result.js';
import type { Task } from './task.js';

/**
 * Leaves of a result only what can be believed: every claim cites observations that its agent says it made and that the evidence
 * store has; strengths are within 0..1. What is left out is named, with the reason.
 */
export function verifyResult(result: Result, task: Task | undefined, missing: readonly string[]): VerifiedResult {
  const evidence: Evidence = { observed: new Set(result.observations), missing: new Set(missing) };
  const rejections: Rejection[] = [];
  const believed = <T>(part: Rejection['part'], id: string, claim: T, code: RejectionCode | undefined): T[] => {
    if (code === undefined) return [claim];
    rejections.push({ part, id, code });
    return [];
  };
  const known = new Set<string>();
  const findings = result.findings.flatMap((finding) =>
    believed('finding', finding.id, finding, faultOfFinding(finding, evidence, known)),
  );
  const { taskId, attempt, agent, agentVersion, failure, graph, disproof, observations, notAvailable } = result;
  const [graphLeft] = graph ? believed('graph', '', graph, faultOfCitation(graph.observations, evidence)) : [];
  const [disproofLeft] = disproof
    ? believed('disproof', disproof.hypothesisId, disproof, faultOfDisproof(result, task, evidence))
    : [];
  return {
    taskId,
    attempt,
    agent,
    agentVersion,
    ...(failure && { failure }),
    findings,
    ...(graphLeft && { graph: graphLeft }),
    ...(disproofLeft && { disproof: disproofLeft }),
    observations,
    notAvailable,
    rejections,
  };
}

interface Evidence {
  readonly observed: ReadonlySet<string>;
  readonly missing: ReadonlySet<string>;
}

function faultOfFinding(finding: Finding, evidence: Evidence, known: Set<string>): RejectionCode | undefined {
  if (known.has(finding.id)) return 'duplicate';
  known.add(finding.id);
  if (finding.service === '') return 'no-service';
  if (!isShare(finding.strength)) return 'strength-out-of-range';
  return faultOfCitation(finding.observations, evidence);
}

/** An answer "could not test" needs no citation: there was nothing to observe. */
function faultOfDisproof({ disproof }: Result, task: Task | undefined, evidence: Evidence): RejectionCode | undefined {
  if (!disproof) return undefined;
  if (disproof.hypothesisId !== task?.claim?.hypothesisId) return 'other-claim';
  if (!isShare(disproof.contradiction)) return 'strength-out-of-range';
  return disproof.tested ? faultOfCitation(disproof.observations, evidence) : undefined;
}

function faultOfCitation(cited: readonly string[], { observed, missing }: Evidence): RejectionCode | undefined {
  if (cited.length === 0) return 'no-citation';
  if (cited.some((hash) => !observed.has(hash))) return 'not-observed';
  return cited.some((hash) => missing.has(hash)) ? 'not-stored' : undefined;
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

import type { Claimed, Rejection, RejectionCode, Result, VerifiedResult } from './result.js';
import type { Task } from './task.js';

/**
 * Leaves of a result only what can be believed: every claim cites observations that its agent says it made and that the evidence
 * store has; strengths are within 0..1. What is left out is kept beside it, with the reason.
 */
export function verifyResult(result: Result, task: Task | undefined, missing: readonly string[]): VerifiedResult {
  const evidence: Evidence = {
    observed: new Set(result.observations),
    missing: new Set(missing),
    claimId: task?.claim?.hypothesisId,
    known: new Set(),
  };
  const judged = claimsOf(result).map((claimed) => ({ claimed, rejection: rejectionOf(claimed, evidence) }));
  const believed = judged.flatMap(({ claimed, rejection }) => (rejection ? [] : [claimed]));
  const { taskId, attempt, agent, agentVersion, failure, observations, notAvailable } = result;
  const [graph] = believed.flatMap((each) => (each.part === 'graph' ? [each.claim] : []));
  const [disproof] = believed.flatMap((each) => (each.part === 'disproof' ? [each.claim] : []));
  return {
    taskId,
    attempt,
    agent,
    agentVersion,
    ...(failure && { failure }),
    findings: believed.flatMap((each) => (each.part === 'finding' ? [each.claim] : [])),
    ...(graph && { graph }),
    ...(disproof && { disproof }),
    observations,
    notAvailable,
    rejections: judged.flatMap(({ rejection }) => rejection ?? []),
  };
}

interface Evidence {
  readonly observed: ReadonlySet<string>;
  readonly missing: ReadonlySet<string>;
  /** The hypothesis that the task asks about, if it does. */
  readonly claimId: string | undefined;
  /** Ids of the findings read so far. */
  readonly known: Set<string>;
}

function claimsOf({ findings, graph, disproof }: Result): Claimed[] {
  return [
    ...findings.map((claim): Claimed => ({ part: 'finding', claim })),
    ...(graph ? [{ part: 'graph', claim: graph } as const] : []),
    ...(disproof ? [{ part: 'disproof', claim: disproof } as const] : []),
  ];
}

function rejectionOf(claimed: Claimed, evidence: Evidence): Rejection | undefined {
  const code = faultOf(claimed, evidence);
  if (!code) return undefined;
  const missing = claimed.claim.observations.filter((hash) => evidence.missing.has(hash));
  return { ...claimed, id: idOf(claimed), code, ...(code === 'not-stored' && { missing }) };
}

function idOf(claimed: Claimed): string {
  if (claimed.part === 'graph') return '';
  return claimed.part === 'finding' ? claimed.claim.id : claimed.claim.hypothesisId;
}

/** A disproof that "could not test" needs no citation: there was nothing to observe. */
function faultOf(claimed: Claimed, evidence: Evidence): RejectionCode | undefined {
  if (claimed.part === 'finding') return faultOfFinding(claimed.claim, evidence);
  if (claimed.part === 'graph') return faultOfCitation(claimed.claim.observations, evidence);
  const { hypothesisId, contradiction, tested, observations } = claimed.claim;
  if (hypothesisId !== evidence.claimId) return 'other-claim';
  if (!isShare(contradiction)) return 'strength-out-of-range';
  return tested ? faultOfCitation(observations, evidence) : undefined;
}

function faultOfFinding(finding: Result['findings'][number], evidence: Evidence): RejectionCode | undefined {
  if (evidence.known.has(finding.id)) return 'duplicate';
  evidence.known.add(finding.id);
  if (finding.service === '') return 'no-service';
  if (!isShare(finding.strength)) return 'strength-out-of-range';
  return faultOfCitation(finding.observations, evidence);
}

function faultOfCitation(cited: readonly string[], { observed, missing }: Evidence): RejectionCode | undefined {
  if (cited.length === 0) return 'no-citation';
  if (cited.some((hash) => !observed.has(hash))) return 'not-observed';
  return cited.some((hash) => missing.has(hash)) ? 'not-stored' : undefined;
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

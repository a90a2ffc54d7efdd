import type { Command, ReceiveResult } from '../investigation/commands.js';
import type { InvestigationEvent } from '../investigation/events.js';
import type { Claimed, Result, VerifiedResult } from '../investigation/result.js';
import type { Award } from '../investigation/task.js';

/** What one command made happen, and the command itself as the log tells it. */
export interface Batch {
  /** Undefined where an event stands alone that only a step of a policy makes. */
  readonly command: Command | undefined;
  readonly events: readonly InvestigationEvent[];
}

type Of<Type extends InvestigationEvent['type']> = Extract<InvestigationEvent, { type: Type }>;
type ResultEvent = Of<'ResultHeld' | 'ResultAccepted' | 'ResultSetAside' | 'ResultRefused'>;

/** Takes a log apart into the commands that wrote it. Every input that decide has read is in the events that it made of it. */
export function batchesOf(log: readonly InvestigationEvent[]): Batch[] {
  const batches: Batch[] = [];
  for (let first = 0; first < log.length;) {
    let end = first + 1;
    while (end < log.length && followsFrom(log, first, end)) end++;
    const events = log.slice(first, end);
    batches.push({ command: commandOf(events), events });
    first = end;
  }
  return batches;
}

/** Whether the event at `at` was made by the command that made the one at `first`, as all between them were. */
function followsFrom(log: readonly InvestigationEvent[], first: number, at: number): boolean {
  const [head, event] = [log[first]!, log[at]!];
  if (event.atMs !== head.atMs || isStep(head)) return false;
  if (isStep(event)) return true;
  if (!isResult(event)) return false;
  if (head.type === 'PrecedentsFound') return at === first + 1;
  return head.type === 'TaskAwardRecorded' && log.slice(0, first).some((held) => isHeldFor(held, head, event));
}

function isStep({ type }: InvestigationEvent): boolean {
  return type === 'TasksRequested' || type === 'HypothesesRanked' || type === 'VerdictReached';
}

function isResult(event: InvestigationEvent): event is ResultEvent {
  return ['ResultHeld', 'ResultAccepted', 'ResultSetAside', 'ResultRefused'].includes(event.type);
}

/** True for the result that waited for this award, and that the event is about. */
function isHeldFor(held: InvestigationEvent, award: Award, event: ResultEvent): boolean {
  const { taskId, attempt, agent } = event.type === 'ResultRefused' ? event : event.result;
  return (
    held.type === 'ResultHeld' &&
    taskId === award.taskId &&
    attempt === award.attempt &&
    held.result.taskId === taskId &&
    held.result.attempt === attempt &&
    held.result.agent === agent
  );
}

function commandOf(events: readonly InvestigationEvent[]): Command | undefined {
  const { atMs: nowMs, ...head } = events[0]!;
  switch (head.type) {
    case 'InvestigationOpened':
      return { ...head, type: 'OpenInvestigation', nowMs };
    case 'InvestigationAdmitted':
      return { type: 'Admit', nowMs };
    case 'AlertJoined':
      return { type: 'JoinAlert', alert: head.alert, nowMs };
    case 'IncidentResolutionRecorded':
      return { type: 'RecordResolution', resolvedAtMs: head.resolvedAtMs, nowMs };
    case 'TaskAwardRecorded': {
      const { type: _, ...award } = head;
      return { type: 'RecordAward', award, nowMs };
    }
    case 'AttemptFailureRecorded': {
      const { type: _, ...failure } = head;
      return { type: 'RecordFailure', failure, nowMs };
    }
    case 'SettlementRecorded': {
      const { type: _, ...settlement } = head;
      return { type: 'RecordSettlement', settlement, nowMs };
    }
    case 'HypothesisJudged': {
      const { type: _, ...judgement } = head;
      return { type: 'JudgeHypothesis', judgement, nowMs };
    }
    case 'DeadlinePassed':
      return { type: 'PassDeadline', deadline: head.deadline, nowMs };
    case 'PrecedentsFound':
      return withPrecedents(events);
    default:
      return isResult(events[0]!) ? { ...receiving(events[0]), nowMs } : undefined;
  }
}

/** Precedents came with the result that follows. */
function withPrecedents(events: readonly InvestigationEvent[]): Command | undefined {
  const [{ precedents, atMs: nowMs }, told] = events as [Of<'PrecedentsFound'>, InvestigationEvent?];
  return told && isResult(told) ? { ...receiving(told), precedents, nowMs } : undefined;
}

function receiving(event: ResultEvent): ReceiveResult {
  if (event.type !== 'ResultRefused') return { type: 'ReceiveResult', ...asReported(event.result) };
  const { taskId, attempt, agent, agentVersion } = event;
  const nothing = { findings: [], observations: [], notAvailable: [] };
  return { type: 'ReceiveResult', result: { taskId, attempt, agent, agentVersion, ...nothing }, missing: [] };
}

/** A result as it was before its claims were judged: what was not believed is put back behind what was. */
function asReported({ rejections, ...verified }: VerifiedResult): { result: Result; missing: readonly string[] } {
  const claimed: readonly Claimed[] = rejections;
  const findings = claimed.flatMap((each) => (each.part === 'finding' ? [each.claim] : []));
  const [graph] = claimed.flatMap((each) => (each.part === 'graph' ? [each.claim] : []));
  const [disproof] = claimed.flatMap((each) => (each.part === 'disproof' ? [each.claim] : []));
  const doubted = { ...(graph && { graph }), ...(disproof && { disproof }) };
  const missing = [...new Set(rejections.flatMap((rejection) => rejection.missing ?? []))];
  return { result: { ...verified, findings: [...verified.findings, ...findings], ...doubted }, missing };
}

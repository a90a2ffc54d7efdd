import type { ReceiveResult } from './commands.js';
import type { Occurrence, RefusalCode, SetAsideCode } from './events.js';
import type { VerifiedResult } from './result.js';
import { attemptOf, highestAwarded, taskOf, type Investigation, type TaskProgress } from './state.js';
import type { Award } from './task.js';
import { verifyResult } from './verify-result.js';

/** What one investigation keeps of results that do not count: an agent gone wild must not fill its log. */
const most = { heldByAgentInTask: 5, heldInTask: 30, uncountedByAgent: 20, uncounted: 200 };

/**
 * Fencing: the first result of the highest attempt that was seen awarded counts, and no other. One that comes before its award waits
 * for it; a late or an older one is kept as evidence.
 */
export function receiveResult(state: Investigation, command: ReceiveResult): Occurrence[] {
  const { result, missing, precedents } = command;
  const progress = taskOf(state, result.taskId);
  const verified = verifyResult(result, progress?.task, missing);
  if (!progress) return once(state, refused(verified, 'unknown-task'));
  const news = placed(state, progress, verified);
  // What is no news brings no precedents either: the log could not tell with which result they came.
  if (!precedents || state.precedents || news.length === 0) return news;
  return [{ type: 'PrecedentsFound', precedents }, ...news];
}

function placed(state: Investigation, progress: TaskProgress, result: VerifiedResult): Occurrence[] {
  const attempt = attemptOf(progress, result.attempt);
  if (attempt?.award && !isFrom(attempt.award, result)) return once(state, refused(result, 'not-awarded'));
  const obstacle = obstacleTo(state, progress, result);
  if (obstacle) return once(state, setAside(result, obstacle));
  if (attempt?.award) return [{ type: 'ResultAccepted', result }];
  const isKnown = attempt?.held.some(({ agent }) => agent === result.agent);
  return isKnown || !hasRoom(progress, result) ? [] : [{ type: 'ResultHeld', result }];
}

function hasRoom({ attempts }: TaskProgress, { agent }: VerifiedResult): boolean {
  const held = attempts.flatMap((each) => each.held);
  return held.length < most.heldInTask && held.filter((each) => each.agent === agent).length < most.heldByAgentInTask;
}

/** What an award, already part of the state, sets free: the results that waited for it. Its agent's own counts, if it still can. */
export function releaseHeld(state: Investigation, award: Award): Occurrence[] {
  const progress = taskOf(state, award.taskId);
  const held = (progress && attemptOf(progress, award.attempt)?.held) ?? [];
  return held.flatMap((result) => placed(state, progress!, result));
}

/** Why a result cannot count, if so. */
function obstacleTo(state: Investigation, progress: TaskProgress, result: VerifiedResult): SetAsideCode | undefined {
  if (result.failure) return 'failed';
  if (progress.answer) return 'already-answered';
  if (state.stage !== (progress.step === 'observe' ? 'observing' : 'disproving')) return 'late';
  return result.attempt < highestAwarded(progress) ? 'older-attempt' : undefined;
}

function isFrom({ agent, agentVersion }: Award, result: VerifiedResult): boolean {
  return agent === result.agent && agentVersion === result.agentVersion;
}

type Uncounting = Extract<Occurrence, { type: 'ResultSetAside' | 'ResultRefused' }>;

/** The same answer again is no news; nor is one more of very many. */
function once(state: Investigation, event: Uncounting): Occurrence[] {
  const { taskId, attempt, agent } = event.type === 'ResultSetAside' ? event.result : event;
  const known = state.uncounted.some(
    (each) => each.taskId === taskId && each.attempt === attempt && each.agent === agent && each.code === event.code,
  );
  const byAgent = state.uncounted.filter((each) => each.agent === agent).length;
  return known || byAgent >= most.uncountedByAgent || state.uncounted.length >= most.uncounted ? [] : [event];
}

function setAside(result: VerifiedResult, code: SetAsideCode): Uncounting {
  return { type: 'ResultSetAside', code, result };
}

function refused({ taskId, attempt, agent, agentVersion }: VerifiedResult, code: RefusalCode): Uncounting {
  return { type: 'ResultRefused', code, taskId, attempt, agent, agentVersion };
}

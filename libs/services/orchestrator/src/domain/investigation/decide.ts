import type { Command, OpenInvestigation } from './commands.js';
import type { Deadline, InvestigationEvent, Occurrence } from './events.js';
import { evolve } from './evolve.js';
import type { Alert } from './incident.js';
import { judgeHypothesis } from './judge.js';
import { receiveResult, releaseHeld } from './receive-result.js';
import { attemptOf, taskOf, type Attempt, type Investigation, type Stage, type State } from './state.js';
import { takeStep } from './take-step.js';
import type { AttemptFailure, Award, Settlement } from './task.js';

/**
 * What a command makes happen; nothing when it is no news (a repetition, or about a task of nobody). Pure: the same state and command
 * always give the same events.
 */
export function decide(state: State, command: Command): InvestigationEvent[] {
  return occurrences(state, command).map((occurrence) => ({ ...occurrence, atMs: command.nowMs }));
}

function occurrences(state: State, command: Command): Occurrence[] {
  if (command.type === 'OpenInvestigation') return state ? [] : [opened(command)];
  return state ? occurrencesIn(state, command) : [];
}

/** Where there are more capabilities than may look at once, those given first do. */
function opened({ capabilities, settings, ...command }: OpenInvestigation): Occurrence {
  const { investigationId, incident, policy, waits } = command;
  const chosen = [...new Set(capabilities)].slice(0, settings.mostCapabilities).sort();
  const begun = { investigationId, incident, policy, settings, capabilities: chosen };
  return { type: 'InvestigationOpened', ...begun, ...(waits && { waits }) };
}

function occurrencesIn(state: Investigation, command: Exclude<Command, OpenInvestigation>): Occurrence[] {
  switch (command.type) {
    case 'Admit':
      return state.stage === 'waiting' ? [admitted(state, command.nowMs)] : [];
    case 'JoinAlert':
      return joinAlert(state, command.alert);
    case 'RecordResolution':
      return recordResolution(state, command.resolvedAtMs);
    case 'RecordAward':
      return recordAward(state, command.award, command.nowMs);
    case 'RecordFailure':
      return recordFailure(state, command.failure);
    case 'RecordSettlement':
      return recordSettlement(state, command.settlement);
    case 'ReceiveResult':
      return receiveResult(state, command);
    case 'PassDeadline':
      return passDeadline(state, command.deadline);
    case 'JudgeHypothesis':
      return judgeHypothesis(state, command.judgement);
    default:
      return takeStep(state, command, command.nowMs);
  }
}

function admitted({ settings }: Investigation, nowMs: number): Occurrence {
  return { type: 'InvestigationAdmitted', concludeAtMs: nowMs + settings.totalMs - settings.concludingMs };
}

/** Ten thousand copies of one alert are one alert: only what is new about the incident is recorded. */
function joinAlert({ incident }: Investigation, alert: Alert): Occurrence[] {
  const known = incident.alerts.some(
    ({ fingerprint, service, name, status }) =>
      fingerprint === alert.fingerprint && service === alert.service && name === alert.name && status === alert.status,
  );
  return known ? [] : [{ type: 'AlertJoined', alert }];
}

function recordResolution({ resolvedAtMs: before }: Investigation, resolvedAtMs: number): Occurrence[] {
  return before === resolvedAtMs ? [] : [{ type: 'IncidentResolutionRecorded', resolvedAtMs }];
}

function recordAward(state: Investigation, award: Award, nowMs: number): Occurrence[] {
  if (attempted(state, award)?.award !== undefined || !taskOf(state, award.taskId)) return [];
  const recorded: Occurrence = { type: 'TaskAwardRecorded', ...award };
  const awarded = evolve(state, { ...recorded, atMs: nowMs });
  return awarded ? [recorded, ...releaseHeld(awarded, award)] : [recorded];
}

/** That a failure is final may be said later than that it is one. */
function recordFailure(state: Investigation, failure: AttemptFailure): Occurrence[] {
  const before = attempted(state, failure)?.failure;
  const isNews = !before || (failure.final && !before.final);
  return isNews && taskOf(state, failure.taskId) ? [{ type: 'AttemptFailureRecorded', ...failure }] : [];
}

function recordSettlement(state: Investigation, settlement: Settlement): Occurrence[] {
  if (attempted(state, settlement)?.settlement || !taskOf(state, settlement.taskId)) return [];
  return [{ type: 'SettlementRecorded', ...settlement }];
}

function passDeadline({ stage }: Investigation, deadline: Deadline): Occurrence[] {
  const ends: Readonly<Record<Deadline, readonly Stage[]>> = {
    admission: ['waiting'],
    observe: ['observing'],
    disprove: ['disproving'],
    conclude: ['opened', 'observing', 'ranked', 'disproving'],
  };
  return ends[deadline].includes(stage) ? [{ type: 'DeadlinePassed', deadline }] : [];
}

function attempted(state: Investigation, { taskId, attempt }: Pick<Award, 'taskId' | 'attempt'>): Attempt | undefined {
  const progress = taskOf(state, taskId);
  return progress && attemptOf(progress, attempt);
}

import type { InvestigationEvent } from './events.js';
import type { Attempt, Investigation, State, TaskProgress, Uncounted } from './state.js';

/** What an event makes of an investigation. Total: an event that does not fit the state changes nothing but the time. */
export function evolve(state: State, event: InvestigationEvent): State {
  if (event.type === 'InvestigationOpened') return state ?? opened(event);
  if (!state) return undefined;
  return { ...state, ...changeBy(state, event), atMs: Math.max(state.atMs, event.atMs) };
}

export function fold(events: readonly InvestigationEvent[], state?: State): State {
  return events.reduce(evolve, state);
}

function opened({ atMs, ...event }: Extract<InvestigationEvent, { type: 'InvestigationOpened' }>): Investigation {
  const { investigationId, incident, policy, settings, capabilities, waits } = event;
  const begun = {
    openedAtMs: atMs,
    begunAtMs: atMs,
    atMs,
    stage: waits ? 'waiting' : 'opened',
    passed: [],
    tasks: [],
    uncounted: [],
    hypotheses: [],
    judgements: [],
  } as const;
  return { investigationId, incident, policy, settings, capabilities, ...begun };
}

type Change = Partial<Investigation>;

function uncounted({ taskId, attempt, agent }: Omit<Uncounted, 'code'>, code: Uncounted['code']): Uncounted {
  return { taskId, attempt, agent, code };
}

function changeBy(state: Investigation, event: Exclude<InvestigationEvent, { type: 'InvestigationOpened' }>): Change {
  switch (event.type) {
    case 'InvestigationAdmitted':
      return { stage: 'opened', begunAtMs: event.atMs };
    case 'AlertJoined':
      return { incident: { ...state.incident, alerts: [...state.incident.alerts, event.alert] } };
    case 'IncidentResolutionRecorded':
      return { resolvedAtMs: event.resolvedAtMs };
    case 'TasksRequested':
      return requested(state, event);
    case 'TaskAwardRecorded':
    case 'AttemptFailureRecorded':
    case 'SettlementRecorded':
    case 'ResultHeld':
    case 'ResultAccepted':
      return attempted(state, event);
    case 'ResultSetAside':
      return { uncounted: [...state.uncounted, uncounted(event.result, event.code)] };
    case 'ResultRefused':
      return { uncounted: [...state.uncounted, uncounted(event, event.code)] };
    case 'PrecedentsFound':
      return { precedents: event.precedents };
    case 'HypothesesRanked':
      return { stage: 'ranked', hypotheses: event.hypotheses };
    case 'VerdictReached': {
      const { verdict, expired, hypotheses, atMs } = event;
      return { stage: 'concluded', hypotheses, conclusion: { verdict, atMs, expired } };
    }
    case 'HypothesisJudged': {
      const { type: _, ...judgement } = event;
      return { judgements: [...state.judgements, judgement] };
    }
    case 'DeadlinePassed':
      return { passed: [...state.passed, event.deadline] };
  }
}

function requested(state: Investigation, event: Extract<InvestigationEvent, { type: 'TasksRequested' }>): Change {
  const { step } = event;
  const added = event.tasks.map((task): TaskProgress => ({ task, step, attempts: [] }));
  return { stage: step === 'observe' ? 'observing' : 'disproving', tasks: [...state.tasks, ...added] };
}

type AttemptEvent = Extract<
  InvestigationEvent,
  { type: 'TaskAwardRecorded' | 'AttemptFailureRecorded' | 'SettlementRecorded' | 'ResultHeld' | 'ResultAccepted' }
>;

function attempted(state: Investigation, event: AttemptEvent): Change {
  const { taskId } = 'result' in event ? event.result : event;
  return {
    tasks: state.tasks.map((progress) => (progress.task.taskId === taskId ? progressed(progress, event) : progress)),
  };
}

function progressed(progress: TaskProgress, event: AttemptEvent): TaskProgress {
  if (event.type === 'ResultAccepted') return { ...progress, answer: event.result };
  const number = event.type === 'ResultHeld' ? event.result.attempt : event.attempt;
  const before = progress.attempts.find(({ attempt }) => attempt === number) ?? { attempt: number, held: [] };
  const others = progress.attempts.filter(({ attempt }) => attempt !== number);
  const attempts = [...others, withEvent(before, event)].sort((a, b) => a.attempt - b.attempt);
  return { ...progress, attempts };
}

function withEvent(attempt: Attempt, event: Exclude<AttemptEvent, { type: 'ResultAccepted' }>): Attempt {
  if (event.type === 'ResultHeld') return { ...attempt, held: [...attempt.held, event.result] };
  if (event.type === 'TaskAwardRecorded') return { ...attempt, award: event };
  if (event.type === 'SettlementRecorded') return { ...attempt, settlement: event };
  return { ...attempt, failure: event };
}

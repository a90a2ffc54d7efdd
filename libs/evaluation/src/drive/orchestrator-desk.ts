import type { Incident } from '@compass/contracts';
import { deriveId } from '@compass/kernel';
import {
  advance,
  citedBy,
  deadlinesOf,
  defaultSettings,
  fold,
  market,
  outgoingEvents,
  parseAward,
  parseFailure,
  parseIncident,
  parseResult,
  parseSettlement,
  type Command,
  type DeadlineTimer,
  type Hypothesis,
  type InvestigationEvent,
} from '@compass/service-orchestrator/domain';
import type { Agenda } from './agenda.js';
import { overTheWire, type WireEvent } from './wire.js';

type Deadline = DeadlineTimer['deadline'];
/** A command, without when it is given. */
export type Unstamped = Command extends infer C ? (C extends unknown ? Omit<C, 'nowMs'> : never) : never;

/** As the services' defaults have it. */
const coreCapabilities = ['diagnose.application', 'diagnose.database', 'diagnose.tracing'];
const criticalBudgetMicros = 20_000_000;

/** Puts hypotheses of somebody else among those that were ranked, before any is tested. */
export type Suggest = (ranked: readonly Hypothesis[]) => readonly Hypothesis[];

/** The orchestrator of one investigation, with its log in memory: its own decide and evolve drive it. */
export class OrchestratorDesk {
  #log: readonly InvestigationEvent[] = [];

  /**
   * @param offered capabilities of the agents that are there
   * @param isStored whether an observation of that hash was made
   */
  constructor(
    private readonly offered: readonly string[],
    private readonly isStored: (hash: string) => boolean,
    private readonly agenda: Agenda,
    private readonly suggest?: Suggest,
  ) {}

  get log(): readonly InvestigationEvent[] {
    return this.#log;
  }

  get concluded(): boolean {
    return this.#log.some(({ type }) => type === 'VerdictReached');
  }

  open(message: Incident | null): WireEvent[] {
    const incident = parseIncident(message);
    const diagnosing = this.offered.filter((capability) => capability.startsWith('diagnose.'));
    return this.#carryOut({
      type: 'OpenInvestigation',
      investigationId: deriveId(incident.incidentId, 'investigation'),
      incident,
      policy: { name: market.name, version: market.version },
      settings: { ...defaultSettings, ...(incident.severity === 'critical' && { budgetMicros: criticalBudgetMicros }) },
      capabilities: [...coreCapabilities, ...diagnosing],
    });
  }

  passDeadline(deadline: Deadline): WireEvent[] {
    return this.#carryOut({ type: 'PassDeadline', deadline });
  }

  read(event: WireEvent): WireEvent[] {
    switch (event.type) {
      case 'compass.incidents.v1.IncidentOpened':
        return this.open(event.data.incident);
      case 'compass.market.v1.TaskAwarded':
        return this.#carryOut({ type: 'RecordAward', award: parseAward(event.data).award });
      case 'compass.market.v1.TaskFailed':
        return this.#carryOut({ type: 'RecordFailure', failure: parseFailure(event.data) });
      case 'compass.market.v1.TaskSettled':
        return this.#carryOut({ type: 'RecordSettlement', settlement: parseSettlement(event.data) });
      case 'compass.agents.v1.ResultReported': {
        const result = parseResult(event.data);
        const missing = citedBy(result).filter((hash) => !this.isStored(hash));
        return this.#carryOut({ type: 'ReceiveResult', result, missing, precedents: [] });
      }
      default:
        return [];
    }
  }

  #carryOut(command: Unstamped): WireEvent[] {
    const before = fold(this.#log);
    const news = this.#withSuggestions(before, advance(before, { ...command, nowMs: this.agenda.nowMs }));
    const after = fold(news, before);
    if (!after || news.length === 0) return [];
    this.#log = [...this.#log, ...news];
    for (const { deadline, dueAtMs } of deadlinesOf(news)) this.agenda.set(dueAtMs, { kind: 'deadline', deadline });
    return outgoingEvents(after, news, this.#log).map(overTheWire);
  }

  /** The ranking as it was suggested, and what the policy makes of it. */
  #withSuggestions(before: ReturnType<typeof fold>, news: InvestigationEvent[]): InvestigationEvent[] {
    const at = news.findIndex(({ type }) => type === 'HypothesesRanked');
    const ranked = news[at];
    if (!this.suggest || ranked?.type !== 'HypothesesRanked') return news;
    const suggested = [...news.slice(0, at), { ...ranked, hypotheses: this.suggest(ranked.hypotheses) }];
    const state = fold(suggested, before);
    const [step] = state ? market.next(state) : [];
    return step ? [...suggested, ...advance(state, { ...step, nowMs: this.agenda.nowMs })] : suggested;
  }
}

import { deriveId } from '@compass/kernel';
import { Course, open } from '../../domain/investigation.fixture.js';
import type { InvestigationEvent } from '../../domain/investigation/events.js';
import { fold } from '../../domain/investigation/evolve.js';
import type { OrchestratorStore } from '../orchestrator-store.js';

export interface OrchestratorStoreUnderTest {
  readonly store: OrchestratorStore;
  close(): Promise<void>;
}

/** The store under test, as the suites ask it; to be used when a test runs. */
export interface AskedStore {
  readonly transact: OrchestratorStore['transact'];
  readonly view: OrchestratorStore['read'];
  /** Appends the events of a log from a version on, or others; gives the investigation's id. */
  append(log: readonly InvestigationEvent[], version?: number, news?: readonly InvestigationEvent[]): Promise<string>;
  /** The log as it is stored. */
  read(id: string): Promise<readonly InvestigationEvent[]>;
}

export function askedStore(underTest: () => OrchestratorStoreUnderTest): AskedStore {
  const transact: OrchestratorStore['transact'] = (work) => underTest().store.transact(work);
  return {
    transact,
    view: (look) => underTest().store.read(look),
    append: (log, version = 0, news = log.slice(version)) =>
      transact(async (tx) => {
        const state = fold(log)!;
        await tx.logs.lock(state.investigationId);
        await tx.logs.append(state, version, news);
        return state.investigationId;
      }),
    read: (id) => transact((tx) => tx.logs.lock(id)),
  };
}

let drawn = 0;

/** Opens an investigation that no other test has. */
export function opening(openedAtMs = open.nowMs) {
  drawn += 1;
  const incidentId = deriveId('incident', 'test', drawn);
  const incident = { ...open.incident, incidentId };
  return { ...open, nowMs: openedAtMs, investigationId: deriveId(incidentId, 'investigation'), incident };
}

/** One that is only opened, unless a course says more. */
export function logOf(course: Course = new Course(opening())): InvestigationEvent[] {
  return course.log;
}

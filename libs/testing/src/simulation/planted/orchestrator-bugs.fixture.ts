import type { EventType, ResultReported } from '@compass/contracts';
import type { AnyEventHandler, IncomingEvent } from '@compass/messaging';
import { fold, parseResult, type InvestigationEvent } from '@compass/service-orchestrator/domain';
import type { OrchestratorStore, OrchestratorTransaction } from '@compass/service-orchestrator/parts';
import type { PlantedBug } from './planted-bug.fixture.js';

const resultReported = 'compass.agents.v1.ResultReported';

/** Receives results, and lets the first of any attempt that was ever awarded count. */
function withoutFencing(handler: AnyEventHandler<OrchestratorTransaction>): AnyEventHandler<OrchestratorTransaction> {
  return {
    type: handler.type as EventType,
    gather: (event: IncomingEvent) => Promise.resolve<unknown>(handler.gather?.(event)),
    handle: async (event: IncomingEvent<typeof resultReported>, tx, gathered) => {
      const log = await tx.logs.lock(event.data.investigationId);
      const state = fold(log);
      const accepted = state && counts(event.data, log);
      if (!accepted) return handler.handle(event, tx, gathered);
      const news = {
        type: 'ResultAccepted',
        result: { ...parseResult(event.data), rejections: [] },
        atMs: state.atMs,
      } as const;
      await tx.logs.append(fold([news], state)!, log.length, [news]);
    },
  };
}

function counts({ taskId, attempt, agent, status }: ResultReported, log: readonly InvestigationEvent[]): boolean {
  const awards = log.filter((event) => event.type === 'TaskAwardRecorded').filter((award) => award.taskId === taskId);
  const isAnswered = log.some((event) => event.type === 'ResultAccepted' && event.result.taskId === taskId);
  const isOlder = awards.some((award) => award.attempt > attempt);
  const isAwarded = awards.some((award) => award.attempt === attempt && award.agent === agent);
  return status === 'RESULT_STATUS_COMPLETED' && isOlder && isAwarded && !isAnswered;
}

const notFenced: PlantedBug = {
  name: 'the result of an older attempt counts',
  invariants: ['older-attempt-accepted'],
  seams: () => ({
    orchestratorHandler: (handler) => (handler.type === resultReported ? withoutFencing(handler) : handler),
  }),
};

/** Decides on what it has read without a lock, and appends to whatever the log is by then. */
const withoutVersions = (store: OrchestratorStore): OrchestratorStore => ({
  transact: (work) =>
    store.transact((tx) => {
      const look = async (investigationId: string) => {
        const events = await store.read((views) => views.events(investigationId, 1));
        return events.map(({ data }) => JSON.parse(data) as InvestigationEvent);
      };
      const logs: OrchestratorTransaction['logs'] = {
        lock: look,
        tryLock: look,
        isPruned: (id) => tx.logs.isPruned(id),
        append: async (state, _, news) => {
          const { length } = await tx.logs.lock(state.investigationId);
          await tx.logs.append(state, length, news);
        },
      };
      return work({ ...tx, logs });
    }),
  read: (look) => store.read(look),
});

const versionsIgnored: PlantedBug = {
  name: 'an append does not look at the version',
  invariants: ['event-changed', 'two-accepted-results', 'opened-twice', 'two-verdicts', 'not-ended'],
  seams: () => ({ orchestratorStore: withoutVersions }),
};

export const orchestratorBugs = [notFenced, versionsIgnored];

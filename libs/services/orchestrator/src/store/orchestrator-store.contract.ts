import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deriveId } from '@compass/kernel';
import { Course, courseToDisproof, open, testLeader } from '../domain/investigation.fixture.js';
import type { InvestigationEvent } from '../domain/investigation/events.js';
import { fold } from '../domain/investigation/evolve.js';
import { reportJson } from '../domain/report/report.js';
import type { OrchestratorStore, SummaryFilter } from './orchestrator-store.js';

export interface OrchestratorStoreUnderTest {
  readonly store: OrchestratorStore;
  close(): Promise<void>;
}

let drawn = 0;

/** A concluded investigation, and others that are only opened. */
function logOf(course: Course = new Course(opening())): InvestigationEvent[] {
  return course.log;
}

function opening(openedAtMs = open.nowMs) {
  drawn += 1;
  const incidentId = deriveId('incident', 'test', drawn);
  const incident = { ...open.incident, incidentId };
  return { ...open, nowMs: openedAtMs, investigationId: deriveId(incidentId, 'investigation'), incident };
}

/** What every adapter of the orchestrator's store must hold. */
export function orchestratorStoreContract(adapter: string, openStore: () => Promise<OrchestratorStoreUnderTest>): void {
  describe(`orchestrator store on ${adapter}`, () => {
    let underTest: OrchestratorStoreUnderTest;
    beforeAll(async () => {
      underTest = await openStore();
    });
    afterAll(() => underTest.close());

    const append = (log: readonly InvestigationEvent[], version = 0, news = log.slice(version)) =>
      underTest.store.transact(async (tx) => {
        const state = fold(log)!;
        await tx.logs.lock(state.investigationId);
        await tx.logs.append(state, version, news);
        return state.investigationId;
      });
    const read = (id: string) => underTest.store.transact((tx) => tx.logs.lock(id));
    const view: OrchestratorStore['read'] = (look) => underTest.store.read(look);

    describe('logs', () => {
      test('what was appended is read back, event for event and byte for byte', async () => {
        const course = courseToDisproof();
        testLeader(course, 0.1);
        const log = course.log;
        const id = await append(log.slice(0, 2));
        await append(log, 2);
        const stored = await read(id);
        expect(stored).toEqual(JSON.parse(JSON.stringify(log)));
        expect(reportJson(stored)).toBe(reportJson(log));
      });

      test('an investigation that nobody opened has an empty log', async () => {
        expect(await read('nobody')).toEqual([]);
        expect(await underTest.store.transact((tx) => tx.logs.tryLock('nobody'))).toBeUndefined();
      });

      test('versions have no gap, and a version is written once', async () => {
        const log = logOf();
        const id = await append(log);
        await expect(append(log)).rejects.toMatchObject({ code: 'version-conflict', kind: 'retryable' });
        await expect(append([...log, log[1]!], 7, [log[1]!])).rejects.toMatchObject({ code: 'version-conflict' });
        const events = await view((views) => views.events(id, 1));
        expect(events.map(({ version }) => version)).toEqual([1, 2]);
        expect((await view((views) => views.events(id, 2))).map(({ type }) => type)).toEqual(['TasksRequested']);
      });

      test('nothing is left of a transaction that fails', async () => {
        const log = logOf();
        const { investigationId } = fold(log)!;
        const failing = underTest.store.transact(async (tx) => {
          await tx.logs.append(fold(log)!, 0, log);
          await tx.deadlines.set(investigationId, [{ deadline: 'observe', dueAtMs: 1 }]);
          throw new Error('crash');
        });
        await expect(failing).rejects.toThrow('crash');
        expect(await read(investigationId)).toEqual([]);
        expect(await view((views) => views.summary(investigationId))).toBeUndefined();
      });

      test('one writer at a time: the others wait, or are told at once', async () => {
        const course = new Course(opening());
        const id = await append(course.log);
        const [inside, leave] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
        const holder = underTest.store.transact(async (tx) => {
          await tx.logs.lock(id);
          inside.resolve();
          await leave.promise;
        });
        await inside.promise;
        expect(await underTest.store.transact((tx) => tx.logs.tryLock(id))).toBeUndefined();
        leave.resolve();
        await holder;
        expect(await underTest.store.transact((tx) => tx.logs.tryLock(id))).toHaveLength(course.log.length);
      });
    });

    describe('views', () => {
      test('a summary follows its log', async () => {
        const course = courseToDisproof();
        testLeader(course, 0);
        const started = opening();
        const id = await append(logOf(new Course(started)));
        const running = await view((views) => views.summary(id));
        expect(running).toEqual({
          investigationId: id,
          incidentId: started.incident.incidentId,
          environment: 'shop/incident-001',
          service: 'checkout',
          alert: 'CheckoutSlow',
          status: 'running',
          openedAtMs: started.nowMs,
          version: 2,
        });
        const late = new Course(opening());
        late.nowMs += 400_000;
        late.then({ type: 'PassDeadline', deadline: 'conclude' });
        const expired = await view(async (views) => views.summary(await append(late.log)));
        expect(expired).toMatchObject({ status: 'expired', verdict: { kind: 'insufficient-evidence' } });
      });

      test('lists are newest first, page by page', async () => {
        const far = 4_000_000_000_000;
        const ids = [];
        for (const openedAtMs of [far, far + 2, far + 1])
          ids.push(await append(logOf(new Course(opening(openedAtMs)))));
        const first = await view((views) => views.summaries(2));
        expect(first.map(({ investigationId }) => investigationId)).toEqual([ids[1], ids[2]]);
        const [next] = await view((views) => views.summaries(1, first[1]));
        expect(next?.investigationId).toBe(ids[0]);
      });

      test('lists show what a filter lets pass', async () => {
        const started = Date.UTC(2100, 0, 1);
        const [running, ended] = [new Course(opening(started)), new Course(opening(started + 10))];
        ended.nowMs = started + 400_000;
        ended.then({ type: 'PassDeadline', deadline: 'conclude' });
        const [a, b] = [await append(running.log), await append(ended.log)];
        const since = { sinceMs: started, untilMs: started + 11 };
        const listed = (filter: SummaryFilter) =>
          view(async (views) => (await views.summaries(9, undefined, filter)).map((each) => each.investigationId));
        expect(await listed(since)).toEqual([b, a]);
        expect(await listed({ ...since, untilMs: started + 10 })).toEqual([a]);
        expect(await listed({ ...since, statuses: ['running', 'concluded'] })).toEqual([a]);
        expect(await listed({ ...since, verdictKinds: ['insufficient-evidence'] })).toEqual([b]);
        expect(await listed({ ...since, verdictKinds: ['cause'] })).toEqual([]);
        expect(await listed({ ...since, environment: 'shop/incident-001', service: 'checkout' })).toEqual([b, a]);
        expect(await listed({ ...since, environment: 'elsewhere' })).toEqual([]);
        expect(await listed({ ...since, service: 'nowhere' })).toEqual([]);
        expect(await listed({ incidentId: running.state.incident.incidentId })).toEqual([a]);
      });

      test('precedents are asked for by fingerprint until the log has them', async () => {
        const course = new Course(opening());
        const id = await append(course.log);
        const question = { fingerprint: 'fingerprint', environment: 'shop/incident-001' };
        expect(await view((views) => views.precedentQuestion(id))).toEqual({ ...question, answered: false });
        const found = { type: 'PrecedentsFound', precedents: [], atMs: 1 } as const;
        await append([...course.log, found], course.log.length);
        expect(await view((views) => views.precedentQuestion(id))).toEqual({ ...question, answered: true });
        expect(await view((views) => views.precedentQuestion('nobody'))).toBeUndefined();
      });

      test('the order of all events skips nothing that commits late', async () => {
        const place = await view((views) => views.here());
        const [slow, quick] = [logOf(), logOf()];
        const [inside, leave] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
        const writing = underTest.store.transact(async (tx) => {
          await tx.logs.append(fold(slow)!, 0, slow);
          inside.resolve();
          await leave.promise;
        });
        await inside.promise;
        await append(quick);
        const early = await view((views) => views.eventsAfter(place, 100));
        leave.resolve();
        await writing;
        const rest = await view((views) => views.eventsAfter(early.at(-1)?.place ?? place, 100));
        const seen = [...early, ...rest].map(({ investigationId, version }) => `${investigationId} ${version}`);
        const expected = [slow, quick].flatMap((log) => log.map((_, n) => `${fold(log)!.investigationId} ${n + 1}`));
        expect(seen.filter((each) => expected.includes(each)).sort()).toEqual(expected.sort());
      });
    });

    describe('deadlines', () => {
      test('come when they are due, earliest first, until they are taken', async () => {
        const id = await append(logOf());
        await underTest.store.transact((tx) =>
          tx.deadlines.set(id, [
            { deadline: 'conclude', dueAtMs: 20 },
            { deadline: 'observe', dueAtMs: 10 },
          ]),
        );
        expect(await view((views) => views.nextDueAtMs())).toBe(10);
        expect(await view((views) => views.due(9, 10))).toEqual([]);
        expect((await view((views) => views.due(20, 10))).map(({ deadline }) => deadline)).toEqual([
          'observe',
          'conclude',
        ]);
        const take = () => underTest.store.transact((tx) => tx.deadlines.take(id, 'observe'));
        expect([await take(), await take()]).toEqual([true, false]);
        await underTest.store.transact(async (tx) => {
          await tx.deadlines.postpone(id, 'conclude', 30);
          await tx.deadlines.postpone(id, 'observe', 30);
        });
        expect(await view((views) => views.due(20, 10))).toEqual([]);
        expect(await view((views) => views.due(30, 10))).toHaveLength(1);
        await underTest.store.transact((tx) => tx.deadlines.clear(id));
        expect(await view((views) => views.due(30, 10))).toEqual([]);
      });
    });

    describe('admission', () => {
      test('of those that wait the gravest comes first, then the oldest; what is admitted runs', async () => {
        const before = await view((views) => views.load());
        const openWaiting = async (severity: 'warning' | 'critical', openedAtMs: number) => {
          const command = opening(openedAtMs);
          const course = new Course({ ...command, incident: { ...command.incident, severity }, waits: true });
          const id = await append(course.log);
          await underTest.store.transact((tx) => tx.deadlines.set(id, [{ deadline: 'admission', dueAtMs: 1 }]));
          return { id, course };
        };
        const crowd = () => underTest.store.transact((tx) => tx.admissions.crowd(1_000));
        expect((await crowd()).gravestWaiting).toBeUndefined();
        const late = await openWaiting('warning', 20);
        const early = await openWaiting('warning', 10);
        const grave = await openWaiting('critical', 30);
        expect(await crowd()).toEqual({ running: before.running, gravestWaiting: 5 });
        for (const { id, course } of [grave, early, late]) {
          expect(await view((views) => views.nextWaiting())).toMatchObject({ investigationId: id, trace: {} });
          expect(await view((views) => views.summary(id))).toMatchObject({ status: 'waiting' });
          const length = course.log.length;
          course.then({ type: 'Admit' });
          await append(course.log, length);
        }
        expect(await view((views) => views.nextWaiting())).toBeUndefined();
        expect(await view((views) => views.load())).toEqual({ running: before.running + 3, waiting: 0 });
        expect((await underTest.store.transact((tx) => tx.admissions.crowd(2))).running).toBe(2);
        await underTest.store.transact(async (tx) => {
          for (const { id } of [late, early, grave]) await tx.deadlines.clear(id);
        });
      });
    });

    describe('capabilities', () => {
      test('the highest revision stays', async () => {
        const remember = (revision: number, ...names: string[]) =>
          underTest.store.transact((tx) => tx.capabilities.remember(revision, names));
        const latest = () => underTest.store.transact((tx) => tx.capabilities.latest());
        expect(await latest()).toEqual([]);
        await remember(2, 'diagnose.disk');
        await remember(1, 'diagnose.old');
        expect(await latest()).toEqual(['diagnose.disk']);
        await remember(3);
        expect(await latest()).toEqual([]);
      });
    });
  });
}

import { describe, expect, test } from '@jest/globals';
import { Course, courseToDisproof, testLeader } from '../../domain/investigation.fixture.js';
import { fold } from '../../domain/investigation/evolve.js';
import type { SummaryFilter } from '../orchestrator-store.js';
import { logOf, opening, type AskedStore } from './store-under-test.js';

/** What may be looked at: it follows the logs. */
export function viewsContract({ transact, view, append }: AskedStore): void {
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
      for (const openedAtMs of [far, far + 2, far + 1]) ids.push(await append(logOf(new Course(opening(openedAtMs)))));
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
      const writing = transact(async (tx) => {
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
}

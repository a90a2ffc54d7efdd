import { describe, expect, test } from '@jest/globals';
import { Course } from '../../domain/investigation.fixture.js';
import { logOf, opening, type AskedStore } from './store-under-test.js';

/** When something is to be done, and for whom. */
export function scheduleContract({ transact, view, append }: AskedStore): void {
  describe('deadlines', () => {
    test('come when they are due, earliest first, until they are taken', async () => {
      const id = await append(logOf());
      await transact((tx) =>
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
      const take = () => transact((tx) => tx.deadlines.take(id, 'observe'));
      expect([await take(), await take()]).toEqual([true, false]);
      await transact(async (tx) => {
        await tx.deadlines.postpone(id, 'conclude', 30);
        await tx.deadlines.postpone(id, 'observe', 30);
      });
      expect(await view((views) => views.due(20, 10))).toEqual([]);
      expect(await view((views) => views.due(30, 10))).toHaveLength(1);
      await transact((tx) => tx.deadlines.clear(id));
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
        await transact((tx) => tx.deadlines.set(id, [{ deadline: 'admission', dueAtMs: 1 }]));
        return { id, course };
      };
      const crowd = () => transact((tx) => tx.admissions.crowd(1_000));
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
      expect((await transact((tx) => tx.admissions.crowd(2))).running).toBe(2);
      await transact(async (tx) => {
        for (const { id } of [late, early, grave]) await tx.deadlines.clear(id);
      });
    });
  });

  describe('capabilities', () => {
    test('the highest revision stays', async () => {
      const remember = (revision: number, ...names: string[]) =>
        transact((tx) => tx.capabilities.remember(revision, names));
      const latest = () => transact((tx) => tx.capabilities.latest());
      expect(await latest()).toEqual([]);
      await remember(2, 'diagnose.disk');
      await remember(1, 'diagnose.old');
      expect(await latest()).toEqual(['diagnose.disk']);
      await remember(3);
      expect(await latest()).toEqual([]);
    });
  });
}

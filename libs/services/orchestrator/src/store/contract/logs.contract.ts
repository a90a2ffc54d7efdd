import { describe, expect, test } from '@jest/globals';
import { Course, courseToDisproof, testLeader } from '../../domain/investigation.fixture.js';
import { fold } from '../../domain/investigation/evolve.js';
import { reportJson } from '../../domain/report/report.js';
import { logOf, opening, type AskedStore } from './store-under-test.js';

/** The logs of investigations: whole, in order, one writer at a time. */
export function logsContract({ transact, view, append, read }: AskedStore): void {
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
      expect(await transact((tx) => tx.logs.tryLock('nobody'))).toBeUndefined();
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
      const failing = transact(async (tx) => {
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
      const holder = transact(async (tx) => {
        await tx.logs.lock(id);
        inside.resolve();
        await leave.promise;
      });
      await inside.promise;
      expect(await transact((tx) => tx.logs.tryLock(id))).toBeUndefined();
      leave.resolve();
      await holder;
      expect(await transact((tx) => tx.logs.tryLock(id))).toHaveLength(course.log.length);
    });
  });
}

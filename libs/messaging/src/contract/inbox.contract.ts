import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Inbox, InboxMessage } from '../port/inbox.js';
import { messageOf } from './collecting-subscriber.js';

export interface InboxUnderTest {
  /** One transaction; what `work` throws rolls back. */
  transact<T>(work: (inbox: Inbox) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What every inbox must hold, of messages that are handled together. */
export function inboxContract(adapter: string, open: () => Promise<InboxUnderTest>): void {
  describe(`inbox on ${adapter}`, () => {
    let underTest: InboxUnderTest;
    let consumer: string;
    beforeAll(async () => {
      underTest = await open();
    });
    afterAll(() => underTest.close());
    beforeEach(() => {
      consumer = randomUUID();
    });

    const message = (id: string, key: string | null = null): InboxMessage => {
      const record = { ...messageOf('topic', key ?? '', id), key, partition: 0, offset: '0' };
      return { consumer, id, key, record };
    };
    const admit = (...messages: InboxMessage[]) => underTest.transact((inbox) => inbox.admitAll(messages));
    const begin = (...messages: InboxMessage[]) => underTest.transact((inbox) => inbox.begin(messages));

    test('admits together what is new, in the order asked, and settles what comes again', async () => {
      await admit(message('b'));
      expect(await admit(message('c', 'k'), message('b'), message('a', 'k'))).toEqual([
        ...['admitted', 'settled', 'admitted'],
      ]);
      expect(await admit(message('c', 'k'), message('a', 'k'))).toEqual(['settled', 'settled']);
    });

    test('admits once what comes twice in one batch', async () => {
      expect(await admit(message('a'), message('b'), message('a'))).toEqual(['admitted', 'admitted', 'settled']);
    });

    test('holds back what is of a key that has a message parked, and nothing else', async () => {
      await underTest.transact(async (inbox) => {
        await inbox.admit(message('first', 'k'));
        await inbox.park(message('first', 'k'), 1, 0);
      });
      expect(await admit(message('first', 'k'), message('next', 'k'), message('other', 'o'), message('none'))).toEqual([
        ...['settled', 'blocked', 'admitted', 'admitted'],
      ]);
    });

    test('forgets what it admitted when the transaction fails', async () => {
      const failing = underTest.transact(async (inbox) => {
        await inbox.admitAll([message('a'), message('b')]);
        throw new Error('crash');
      });
      await expect(failing).rejects.toThrow('crash');
      expect(await admit(message('a'), message('b'))).toEqual(['admitted', 'admitted']);
    });

    test('batches that share keys and messages in another order wait for each other, and none fails', async () => {
      const rounds = Array.from({ length: 20 }, (_, n) => [message(`${n}a`, 'k1'), message(`${n}b`, 'k2')] as const);
      const admissions = await Promise.all(rounds.flatMap(([a, b]) => [admit(a, b), admit(b, a)]));
      expect(admissions.flat().filter((admission) => admission === 'admitted')).toHaveLength(40);
      expect(admissions.flat().filter((admission) => admission === 'settled')).toHaveLength(40);
    });

    test('counts a first attempt of all, and tells when one of them was begun before', async () => {
      expect(await begin(message('a'), message('b'))).toBe(true);
      expect(await begin(message('b'), message('c'))).toBe(false);
      expect(await underTest.transact((inbox) => inbox.countAttempt(message('b')))).toBe(2);
    });

    test('begins what is settled as if it were not there, and admits what was begun', async () => {
      await admit(message('done'));
      expect(await begin(message('done'), message('new'), message('new'))).toBe(true);
      expect(await admit(message('done'), message('new'))).toEqual(['settled', 'admitted']);
    });
  });
}

import { beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { GroupMember, Holdings } from '../partition/group-member.js';
import { partitionName } from '../partition/partition-position.js';

const partitions = 4;
const leaseMs = 60_000;

export interface GroupUnderTest {
  /** Creates a topic with so many partitions. */
  createTopic(name: string, partitions: number): Promise<void>;
  member(group: string, topic: string, leaseMs: number): GroupMember;
}

/** What must hold of the members of a group that renew their leases themselves. */
export function groupMemberContract(adapter: string, underTest: () => GroupUnderTest): void {
  describe(`members of a group on ${adapter}`, () => {
    let topic: string;
    let join: (ofLeaseMs?: number) => GroupMember;
    beforeEach(async () => {
      topic = `topic-${randomUUID()}`;
      const group = `group-${randomUUID()}`;
      await underTest().createTopic(topic, partitions);
      join = (ofLeaseMs = leaseMs) => underTest().member(group, topic, ofLeaseMs);
    });

    const held = ({ holds }: Holdings) => holds.map(({ start }) => partitionName(start)).sort();
    const offsets = ({ holds }: Holdings) => holds.map(({ start }) => Number(start.offset));

    test('the first one holds everything, from the earliest', async () => {
      const holdings = await join().heartbeat();
      expect(holdings).toMatchObject({ toRelease: [], settled: true });
      expect(held(holdings)).toHaveLength(partitions);
      expect(offsets(holdings)).toEqual([0, 0, 0, 0]);
    });

    test('what another one holds is not given away before it is released', async () => {
      const [first, second] = [join(), join()];
      await first.heartbeat();
      expect(await second.heartbeat()).toEqual({ holds: [], toRelease: [], settled: false });
      const { toRelease, ...kept } = await first.heartbeat();
      expect([toRelease.length, kept.settled]).toEqual([partitions / 2, false]);
      await first.release(toRelease.slice(0, 1));
      expect(held(await second.heartbeat())).toEqual(toRelease.slice(0, 1).map(partitionName));
      await first.release(toRelease.slice(1));
      const [ofFirst, ofSecond] = [await first.heartbeat(), await second.heartbeat()];
      expect([ofFirst.settled, ofSecond.settled]).toEqual([true, true]);
      expect(new Set([...held(ofFirst), ...held(ofSecond)]).size).toBe(partitions);
    });

    test('whoever takes over goes on from what was committed by the one that held it, and by nobody else', async () => {
      const [first, second] = [join(), join()];
      const { holds } = await first.heartbeat();
      await second.heartbeat();
      await first.commit(holds.map(({ start }) => ({ ...start, offset: 7n })));
      await second.commit(holds.map(({ start }) => ({ ...start, offset: 9n })));
      await first.leave();
      expect(offsets(await second.heartbeat())).toEqual([7, 7, 7, 7]);
    });

    test('the partitions of one whose lease is over are free', async () => {
      const silent = join(-1);
      await silent.heartbeat();
      const heir = await join().heartbeat();
      expect(held(heir)).toHaveLength(partitions);
    });
  });
}

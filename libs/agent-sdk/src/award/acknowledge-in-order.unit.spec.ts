import { expect, test } from '@jest/globals';
import type { RecordBatch } from '@compass/messaging';
import fc from 'fast-check';
import { AcknowledgeInOrder } from './acknowledge-in-order.js';

test('in whatever order records are done, nothing is acknowledged before all that came before it is done', () => {
  const order = fc
    .nat(30)
    .chain((count) => fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count }));
  fc.assert(
    fc.property(order, (finishing) => {
      const acknowledged: number[] = [];
      const done = new Set<number>();
      const inOrder = new AcknowledgeInOrder();
      const batch = { acknowledge: (offset: string) => void acknowledged.push(Number(offset)) } as RecordBatch;
      const finish = [...finishing].sort((a, b) => a - b).map((offset) => inOrder.begin(batch, String(offset)));
      for (const offset of finishing) {
        done.add(offset);
        finish[offset]!();
        expect(acknowledged.every((each) => [...Array(each + 1).keys()].every((before) => done.has(before)))).toBe(
          true,
        );
      }
      expect(acknowledged).toEqual([...finishing].sort((a, b) => a - b));
    }),
  );
});

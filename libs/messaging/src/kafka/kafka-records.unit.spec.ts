import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { messageOf } from '../contract/collecting-subscriber.js';
import { chunksOf } from './kafka-records.js';

const sizes = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 });

test('chunks hold every message in order, and more than the limit only where one message alone does', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 40 }), (lengths, limit) => {
      const messages = lengths.map((length) => messageOf('t', 'k', 'x'.repeat(length)));
      const chunks = [...chunksOf(messages, limit)];
      expect(chunks.flat()).toEqual(messages);
      for (const chunk of chunks)
        expect(chunk.length === 1 || chunk.reduce((sum, { body }) => sum + body.length, 0) <= limit).toBe(true);
    }),
  );
});

import { describe, expect, test } from '@jest/globals';
import { testAgent } from '../testing/fixtures.js';

describe('a definition', () => {
  test('that is in order is taken', () => expect(testAgent().name).toBe('test'));

  test.each([
    ['name', { name: 'My Agent' }],
    ['version', { version: '' }],
    ['capabilities', { capabilities: ['fix.everything'] }],
    ['capabilities', { capabilities: [] }],
    ['expertise', { expertise: { database: 2 } }],
    ['capacity', { capacity: 0 }],
  ])('with a wrong %s is refused at start, by name', (field, over) => {
    expect(() => testAgent(over)).toThrow(
      expect.objectContaining({ code: 'invalid-agent', message: expect.stringContaining(field) }),
    );
  });
});

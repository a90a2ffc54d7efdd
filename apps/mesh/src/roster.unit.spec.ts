import { expect, test } from '@jest/globals';
import { entryOf, membersOf } from './roster.js';

const namesOf = (...options: Parameters<typeof membersOf>) => membersOf(...options).map(({ name }) => name);

test('one of each part goes by the name of its app, further ones by their number', () => {
  expect(namesOf(1, [], {})).toEqual(expect.arrayContaining(['intake', 'gateway', 'agent-database']));
  const two = namesOf(2, [], {});
  expect(two).toEqual(expect.arrayContaining(['intake', 'intake-2', 'agent-database', 'agent-database-2']));
  expect(new Set(two).size).toBe(2 * namesOf(1, [], {}).length);
});

test('a part that is left out has no process', () => {
  expect(namesOf(2, ['agent-network'], {}).filter((name) => name.startsWith('agent-network'))).toEqual([]);
});

test('a part that nobody knows is refused, with those that there are', () => {
  expect(() => membersOf(1, ['orchestra'], {})).toThrow(/orchestra; there are .*orchestrator/);
});

test('the second instance is the same program, of this workspace or another', () => {
  const [first, second] = membersOf(2, [], {});
  expect(entryOf(second!)).toBe(entryOf(first!));
  expect(entryOf(second!, '/srv/other')).toBe(`/srv/other/apps/${second!.app}/dist/main.js`);
});

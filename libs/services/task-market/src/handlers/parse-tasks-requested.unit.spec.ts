import { expect, test } from '@jest/globals';
import { aTask } from '../domain/task/task.fixture.js';
import { parseTasksRequested } from './parse-tasks-requested.js';

const request = { investigationId: 'investigation-1', budgetMicros: 10, tasks: [aTask(), aTask({ taskId: 'task-2' })] };

test('a request for work that can be auctioned is taken', () => {
  expect(parseTasksRequested(request)).toBe(request);
});

test.each([
  ['no investigation', { investigationId: '' }],
  ['a negative budget', { budgetMicros: -1 }],
  ['a task without id', { tasks: [aTask({ taskId: '' })] }],
  ['the same task twice', { tasks: [aTask(), aTask()] }],
  ['a task of another investigation', { tasks: [aTask({ investigationId: 'another' })] }],
  ['a task without capability', { tasks: [aTask({ capability: '' })] }],
  ['a task with a negative ceiling', { tasks: [aTask({ priceCeilingMicros: -1 })] }],
  ['a task that no time is given', { tasks: [aTask({ timeoutSeconds: 0 })] }],
  ['a task whose time is no number', { tasks: [aTask({ timeoutSeconds: NaN })] }],
  ['a task without deadline', { tasks: [aTask({ deadlineAtMs: 0 })] }],
])('a request with %s is refused for good', (_, parts) => {
  expect(() => parseTasksRequested({ ...request, ...parts })).toThrow(
    expect.objectContaining({ code: 'invalid-tasks-requested', kind: 'permanent' }),
  );
});

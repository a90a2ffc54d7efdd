import { describe, expect, test } from '@jest/globals';
import { hasRoom, mustWait, priorityOf } from './admission.js';

const limits = { usual: 10, critical: 12 };
const [info, warning, critical] = [priorityOf('info'), priorityOf('warning'), priorityOf('critical')];

describe('who may begin', () => {
  test.each([
    { running: 9, priority: warning, room: true },
    { running: 10, priority: warning, room: false },
    { running: 11, priority: critical, room: true },
    { running: 12, priority: critical, room: false },
    { running: 13, priority: info, room: false },
  ])('with $running running, priority $priority: $room', ({ running, priority, room }) => {
    expect(hasRoom({ running }, limits, priority)).toBe(room);
  });

  test.each([
    ['nobody waits', undefined, warning, false],
    ['a graver one waits', critical, warning, true],
    ['one as grave was first', warning, warning, true],
    ['only lesser ones wait', info, warning, false],
  ])('where there is room and %s', (_, gravestWaiting, priority, waits) => {
    const crowd = { running: 1, ...(gravestWaiting !== undefined && { gravestWaiting }) };
    expect(mustWait(crowd, limits, priority)).toBe(waits);
  });
});

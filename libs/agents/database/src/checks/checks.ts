import type { Check } from './check.js';
import { fullConnectionsSeen } from './connections.js';
import { deadlocksSeen, lockWaitsSeen } from './locks.js';
import { messagesSeen } from './messages.js';
import { failuresSeen, slowStatementsSeen } from './statements.js';

export const checks: readonly Check[] = [
  {
    id: 'lock-waits',
    reads: ['metrics', 'traces'],
    threshold: 0.25,
    because: 'short waits for locks are how transactions share rows',
    find: lockWaitsSeen,
  },
  {
    id: 'slow-statements',
    reads: ['traces'],
    threshold: 0.2,
    because: 'machines that are merely busier reach half as much time again, and a few milliseconds',
    find: slowStatementsSeen,
  },
  {
    id: 'deadlocks',
    reads: ['metrics'],
    threshold: 0.25,
    because: 'applications retry a rare deadlock',
    find: deadlocksSeen,
  },
  {
    id: 'connections-near-limit',
    reads: ['metrics', 'traces'],
    threshold: 0.25,
    because: 'pools are sized so that the limit is reached only in trouble',
    find: fullConnectionsSeen,
  },
  {
    id: 'messages',
    reads: ['logs'],
    threshold: 0.2,
    because: 'three lines of one kind may be an accident',
    find: messagesSeen,
  },
  {
    id: 'failing-statements',
    reads: ['traces'],
    threshold: 0.2,
    because: 'a fifth of an added share of 3 % is within what objectives tolerate',
    find: failuresSeen,
  },
];

import { allIsSlow, connectionsRunOut, nobodyWaitsForLocks, othersAreSpared, sessionsWaitForLocks } from './inside.js';
import { statementsFail, worksHarder } from './inside.js';
import type { Consequence } from './test.js';
import { beginsBeforeItsEffects, callersWaitForIt, loadDoesNotSuffice, sufferersDependOnIt } from './waiting.js';
import { timeIsSpentThere } from './waiting.js';

const [locks, connections, slow, overload, unreachable] = [
  'database.lock-contention',
  'database.connections-exhausted',
  'database.slow-queries',
  'database.overload',
  'database.unreachable',
];
const all = [locks, connections, slow, overload, unreachable];

/** All that is tried on claims about databases. */
export const consequences: readonly Consequence[] = [
  {
    id: 'callers-wait-for-it',
    of: [locks, slow, overload],
    reads: ['traces'],
    because: 'a database whose statements are as fast as before harms nobody',
    test: callersWaitForIt,
  },
  {
    id: 'time-is-spent-there',
    of: [locks, slow, overload],
    reads: ['traces'],
    because: 'what requests take longer must be spent where the cause is',
    test: timeIsSpentThere,
  },
  {
    id: 'begins-before-its-effects',
    of: all,
    reads: ['traces', 'metrics'],
    because: 'a cause does not begin after its effect',
    test: beginsBeforeItsEffects,
  },
  {
    id: 'sufferers-depend-on-it',
    of: all,
    reads: ['traces'],
    because: 'who does not depend on the cause does not suffer from it',
    test: sufferersDependOnIt,
  },
  {
    id: 'load-does-not-suffice',
    of: [locks, slow],
    reads: ['traces'],
    because: 'twice the traffic is the plainest rival of every other explanation',
    test: loadDoesNotSuffice,
  },
  {
    id: 'sessions-wait-for-locks',
    of: [locks],
    reads: ['metrics'],
    because: 'contention is sessions that wait',
    test: sessionsWaitForLocks,
  },
  {
    id: 'others-are-spared',
    of: [locks],
    reads: ['traces'],
    because: 'a lock makes only those wait who want it',
    test: othersAreSpared,
  },
  {
    id: 'nobody-waits-for-locks',
    of: [slow, overload, connections],
    reads: ['metrics'],
    because: 'waiting for locks makes statements slow and holds connections: then it is the cause',
    test: nobodyWaitsForLocks,
  },
  {
    id: 'all-is-slow',
    of: [overload],
    reads: ['traces'],
    because: 'a database that is overrun spares nobody',
    test: allIsSlow,
  },
  {
    id: 'works-harder',
    of: [overload],
    reads: ['metrics'],
    because: 'other work is work that is counted',
    test: worksHarder,
  },
  {
    id: 'connections-run-out',
    of: [connections],
    reads: ['metrics'],
    because: 'with connections to spare, nobody waits for one',
    test: connectionsRunOut,
  },
  {
    id: 'statements-fail',
    of: [unreachable],
    reads: ['traces'],
    because: 'what answers can be reached',
    test: statementsFail,
  },
];

import { callersFeelIt, isNotKnownToBeWell } from './dependency.js';
import { failsForLoad, loadDoesNotSuffice, trafficRose } from './load.js';
import { beginsBeforeItsEffects, noReleaseIsNear, releaseCameFirst } from './order.js';
import { sufferersDependOnIt } from './reach.js';
import type { Consequence } from './test.js';
import { troubleIsItsOwn } from './trouble.js';
import { takesAnotherWay } from './wrong-result.js';
import { newVersionDoesWorse } from './versions.js';

const [release, error, wrongResult, latency, overload] = [
  'application.bad-release',
  'application.error',
  'application.wrong-result',
  'application.latency',
  'application.overload',
];
const dependency = 'dependency.failure';
const own = [release, error, wrongResult, latency, overload];

/** All that is tried on claims about services. */
export const consequences: readonly Consequence[] = [
  {
    id: 'trouble-is-its-own',
    of: own,
    reads: ['traces', 'logs', 'paths', 'metrics', 'resources'],
    because: 'errors and waiting are handed on from callee to caller, and then are not the caller’s',
    test: troubleIsItsOwn,
  },
  {
    id: 'takes-another-way',
    of: [wrongResult],
    reads: ['paths', 'logs', 'traces'],
    because: 'code that ends early or branches differently leaves other lines and calls than before, and no error',
    test: takesAnotherWay,
  },
  {
    id: 'begins-before-its-effects',
    of: [...own, dependency],
    reads: ['traces'],
    because: 'a cause does not begin after its effect',
    test: beginsBeforeItsEffects,
  },
  {
    id: 'release-came-first',
    of: [release],
    reads: ['changes', 'logs', 'traces'],
    because: 'what was there before a release is not the release’s',
    test: releaseCameFirst,
  },
  {
    id: 'no-release-is-near',
    of: [error, wrongResult, latency],
    reads: ['changes'],
    because: 'trouble that begins with a release is the release’s until shown otherwise',
    test: noReleaseIsNear,
  },
  {
    id: 'new-version-does-worse',
    of: [release],
    reads: ['traces', 'changes'],
    because: 'a version that does as well as the one before it is not bad',
    test: newVersionDoesWorse,
  },
  {
    id: 'traffic-rose',
    of: [overload],
    reads: ['traces'],
    because: 'overload needs load',
    test: trafficRose,
  },
  {
    id: 'fails-for-load',
    of: [overload],
    reads: ['traces'],
    because: 'too much to do makes slow, or refuse; it makes no mistakes',
    test: failsForLoad,
  },
  {
    id: 'load-does-not-suffice',
    of: [release, error, wrongResult, latency],
    reads: ['traces'],
    because: 'twice the traffic is the plainest rival of every other explanation',
    test: loadDoesNotSuffice,
  },
  {
    id: 'sufferers-depend-on-it',
    of: [...own, dependency],
    reads: ['traces'],
    because: 'trouble climbs from callee to caller; who does not call the cause does not suffer from it',
    test: sufferersDependOnIt,
  },
  {
    id: 'callers-feel-it',
    of: [dependency],
    reads: ['traces'],
    because: 'who waits for it waits longer, or gets its errors',
    test: callersFeelIt,
  },
  {
    id: 'is-not-known-to-be-well',
    of: [dependency],
    reads: ['traces'],
    because: 'a dependency with telemetry of its own can be asked itself',
    test: isNotKnownToBeWell,
  },
];

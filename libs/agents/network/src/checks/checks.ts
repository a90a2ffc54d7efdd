import type { Check } from './check.js';
import { desertedFindings } from './deserted-sentences.js';
import { originsOnTheGraph, sufferersOnTheGraph, whereTroubleBegins } from './graph-sentences.js';
import { lossFindings, messageFindings } from './loss-sentences.js';
import { lossyNetworkFindings, slowNetworkFindings, whereCallsWait } from './wire-sentences.js';

/** All that is looked for. */
export const checks: readonly Check[] = [
  {
    id: 'time-on-the-wire',
    reads: ['calls', 'metrics'],
    threshold: 0.25,
    because:
      'a quarter of a harm of 100 ms on all links of a service is what schedulers and new connections reach together',
    find: slowNetworkFindings,
  },
  {
    id: 'uneven-time-on-the-wire',
    reads: ['calls', 'metrics'],
    threshold: 0.25,
    because: 'as for time on the wire; half as uneven are waits in a queue',
    find: lossyNetworkFindings,
  },
  {
    id: 'callers-wait-for-it',
    reads: ['calls', 'metrics'],
    threshold: 0.15,
    because: 'as for time on the wire; the place is likelier to be right than the kind',
    find: whereCallsWait,
  },
  {
    id: 'lost-packets',
    reads: ['metrics'],
    threshold: 0.2,
    because: 'twice as many lost packets are a bad hour',
    find: lossFindings,
  },
  {
    id: 'network-messages',
    reads: ['logs'],
    threshold: 0.15,
    because: 'three lines of one kind may be an accident',
    find: messageFindings,
  },
  {
    id: 'origin-on-the-graph',
    reads: ['metrics', 'topology'],
    threshold: 0.02,
    because: 'what remains below it is explained by what the service calls',
    find: originsOnTheGraph,
  },
  {
    id: 'requests-do-not-arrive',
    reads: ['metrics', 'topology'],
    threshold: 0.1,
    because: 'half of the requests may stay away for many reasons; nine of ten do not',
    find: desertedFindings,
  },
  {
    id: 'trouble-begins-here',
    reads: ['metrics', 'topology'],
    threshold: 0.1,
    because: 'as for origins; the place is likelier to be right than the kind',
    find: whereTroubleBegins,
  },
  {
    id: 'suffers-with-the-alert',
    reads: ['metrics'],
    threshold: 0.2,
    because: 'a size of less than two usual deviations is noise',
    find: sufferersOnTheGraph,
  },
];

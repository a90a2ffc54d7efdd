import type { EventCheck } from '@compass/analysis';

/** Of ten watched instances one is always odd; below this, it is no more than that. */
const threshold = 0.001;
const because =
  'an instance of which only common events are raised stays below, and takes no place from others in the ranking';
const common = { threshold, because };

/** What monitors raise about instances that lack something of their machine, or are gone. */
export const eventChecks: readonly EventCheck[] = [
  {
    ...common,
    id: 'raised-memory',
    category: 'infrastructure.memory',
    sentence: 'fills its memory',
    refutations: ['Its memory is released again without a restart.', 'Its replicas hold as much.'],
  },
  {
    ...common,
    id: 'raised-cpu',
    category: 'infrastructure.cpu',
    sentence: 'is short of CPU',
    refutations: ['It is asked so much more that the time is spent on requests.', 'Its replicas use as much.'],
  },
  {
    ...common,
    id: 'raised-disk',
    category: 'infrastructure.disk',
    sentence: 'reads or writes more than usual',
    refutations: ['Its volume is idle most of the time.'],
  },
  {
    ...common,
    id: 'raised-down',
    category: 'infrastructure.instance-down',
    sentence: 'has stopped serving',
    refutations: ['It answers when it is asked directly.', 'It has run without a restart since before the alert.'],
  },
  {
    ...common,
    id: 'raised-restart',
    category: 'infrastructure.instance-restarted',
    sentence: 'has started anew',
    refutations: ['It has run without a restart since before the alert.'],
  },
];

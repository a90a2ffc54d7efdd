import type { EventCheck } from '@compass/analysis';

/** What monitors raise about instances that others wait for. */
export const eventChecks: readonly EventCheck[] = [
  {
    id: 'raised-latency',
    category: 'application.latency',
    threshold: 0.001,
    because:
      'an instance of which only common events are raised stays below, and takes no place from others in the ranking',
    sentence: 'keeps others waiting',
    refutations: ['Its replicas are as slow.', 'What it calls is as slow.'],
  },
];

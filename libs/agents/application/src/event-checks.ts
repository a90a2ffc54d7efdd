import type { EventCheck } from '@compass/analysis';

/** What monitors raise about instances whose own work fails. */
export const eventChecks: readonly EventCheck[] = [
  {
    id: 'raised-errors',
    category: 'application.error',
    threshold: 0.001,
    because:
      'an instance of which only common events are raised stays below, and takes no place from others in the ranking',
    sentence: 'fails by itself',
    refutations: ['Its replicas fail as often.', 'What it calls fails for other callers, too.'],
  },
];

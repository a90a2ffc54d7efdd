import type { EventCheck } from '@compass/analysis';

/** Of ten watched instances one is always odd; below this, it is no more than that. */
const threshold = 0.001;
const because =
  'an instance of which only common events are raised stays below, and takes no place from others in the ranking';

/** What monitors raise about instances with a bad connection. */
export const eventChecks: readonly EventCheck[] = [
  {
    id: 'raised-delay',
    category: 'network.delay',
    threshold,
    because,
    sentence: 'is slow to reach, and slow to reach others',
    refutations: ['Packets to and from it take as long as before.', 'Its own work takes the time.'],
  },
  {
    id: 'raised-loss',
    category: 'network.loss',
    threshold,
    because,
    sentence: 'is reached by less than usual',
    refutations: ['No segments to or from it are sent again, and no packets are damaged.', 'Less is asked of it.'],
  },
];

import type { Sign } from './vital-signs.js';

/** What must be seen of an object if a claim about it is true. */
export interface Expectation {
  /** At least one of these, where they are measured. */
  readonly signs: readonly Sign[];
  /** Asked where none of the others is measured. */
  readonly otherwise?: readonly Sign[];
  /** The object's process does not run, or nothing reaches it: requests are missing or fail, and most of them. */
  readonly outage: boolean;
  /** Why, as a clause. */
  readonly because: string;
}

const anyTrouble: readonly Sign[] = ['fails', 'slow', 'does-less', 'complains'];
const outage = { signs: ['fails', 'does-less', 'complains'], outage: true } as const;
const interruption = { signs: ['fails', 'does-less', 'slow', 'complains'], outage: false } as const;
const delay = { signs: ['slow', 'fails'], outage: false } as const;
const change: readonly Sign[] = [...anyTrouble, 'cpu', 'memory', 'disk', 'handles'];

/** By category, else by what its name begins with; the first that fits. */
const expectations: readonly (readonly [prefix: string, Expectation])[] = [
  ['application.error', { signs: ['fails', 'complains'], outage: false, because: 'errors in code fail requests' }],
  ['application.latency', { ...delay, because: 'slow code makes its requests slow' }],
  [
    'application.overload',
    { signs: ['does-more'], otherwise: ['slow', 'fails'], outage: false, because: 'overload needs load' },
  ],
  ['application.', { signs: change, outage: false, because: 'bad code fails, is slow, or takes resources' }],
  ['change.', { signs: change, outage: false, because: 'what a change breaks fails, is slow, or takes resources' }],
  [
    'infrastructure.cpu',
    {
      signs: ['cpu'],
      otherwise: ['slow', 'fails'],
      outage: false,
      because: 'what is exhausted is used more than before',
    },
  ],
  [
    'infrastructure.memory',
    { signs: ['memory'], otherwise: anyTrouble, outage: false, because: 'what is exhausted is used more than before' },
  ],
  [
    'infrastructure.handles',
    { signs: ['handles'], otherwise: anyTrouble, outage: false, because: 'what is exhausted is used more than before' },
  ],
  ['infrastructure.disk-full', { ...interruption, because: 'writes fail where no space is left' }],
  [
    'infrastructure.disk',
    { signs: ['disk', 'slow'], outage: false, because: 'a slow disk makes slow who waits for it' },
  ],
  [
    'infrastructure.out-of-memory',
    {
      signs: ['fails', 'does-less', 'memory', 'complains'],
      outage: false,
      because: 'a container that is killed interrupts its work',
    },
  ],
  ['infrastructure.', { ...interruption, because: 'what a node no longer does, its workloads feel' }],
  ['kubernetes.liveness-', { ...interruption, because: 'a container that is restarted interrupts its work' }],
  ['kubernetes.unhealthy-workload', { ...interruption, because: 'a workload that is not well serves worse' }],
  ['kubernetes.', { ...outage, because: 'pods that do not start, or that nothing reaches, serve nobody' }],
  ['network.delay', { ...delay, because: 'who calls over a slow network waits longer' }],
  [
    'network.loss',
    { signs: ['slow', 'fails', 'does-less'], outage: false, because: 'lost packets are waited for, or never come' },
  ],
  ['network.unreachable', { ...outage, because: 'what cannot be reached serves nobody' }],
  ['network.', { ...interruption, because: 'calls that do not arrive fail' }],
  [
    'database.overload',
    { signs: ['slow', 'fails', 'does-more', 'cpu', 'disk'], outage: false, because: 'other work is work' },
  ],
  ['database.lock-contention', { ...delay, because: 'who waits for locks answers later' }],
  [
    'database.slow-queries',
    { signs: ['slow', 'fails', 'cpu', 'disk'], outage: false, because: 'slow statements make slow who waits for them' },
  ],
  ['database.', { ...interruption, because: 'statements that are refused fail requests' }],
  ['dependency.', { ...interruption, because: 'who waits for it waits longer, or gets its errors' }],
];

/** Undefined for a category of a domain that the table does not know. */
export const expectationOf = (category: string): Expectation | undefined =>
  expectations.find(([prefix]) => category.startsWith(prefix))?.[1];

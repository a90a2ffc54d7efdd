import type { CauseCategory } from './cause-category.js';

const network = { disproof: 'disprove.network' };

export const networkCauses = [
  {
    ...network,
    name: 'network.delay',
    title: 'Slow network',
    about: 'Calls to or from the service spend added time on the wire, not at either end.',
  },
  {
    ...network,
    name: 'network.loss',
    title: 'Lossy network',
    about: 'Packets to or from the service are lost: some calls wait for retransmission, some never arrive.',
  },
  {
    ...network,
    name: 'network.unreachable',
    title: 'Unreachable',
    about: 'Connections to the service are refused or time out while it is running.',
  },
  {
    ...network,
    name: 'network.dns',
    title: 'Name resolution fails',
    about: 'Names of services cannot be resolved, or not in time.',
  },
] as const satisfies readonly CauseCategory[];

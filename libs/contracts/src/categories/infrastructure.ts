import type { CauseCategory } from './cause-category.js';

const disk = { disproof: 'disprove.disk' };
const infrastructure = { disproof: 'disprove.infrastructure' };

export const infrastructureCauses = [
  {
    ...disk,
    name: 'infrastructure.disk-full',
    title: 'Disk full',
    about: 'A volume has no space left for writes.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.cpu',
    title: 'CPU exhausted',
    about: 'A process or its neighbours take the processor time that the service needs.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.memory',
    title: 'Memory exhausted',
    about: 'Memory grows without end, or up to the limit: a leak, or a cache without bounds.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.disk',
    title: 'Disk too slow',
    about: 'Reads and writes of a volume take the time that the service needs.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.handles',
    title: 'Handles exhausted',
    about: 'Sockets, files or threads that a process holds grow without end.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.out-of-memory',
    title: 'Killed for want of memory',
    about: 'The kernel ends a container that wants more memory than its limit.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.instance-down',
    title: 'Instance down',
    about: 'An instance of a service stops serving, or does not come back after it ended.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.instance-restarted',
    title: 'Instance restarted',
    about: 'An instance of a service is ended and starts anew: what it had in hand and in memory is lost.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.kubelet-down',
    title: 'Kubelet down',
    about: 'The agent of a node is not running: it starts no pods and reports no state.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.kube-proxy-down',
    title: 'Service proxy down',
    about: 'The service proxy of a node is not running: addresses of services lead nowhere from there.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.container-runtime-down',
    title: 'Container runtime down',
    about: 'The container runtime of a node is not running: it starts no containers.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.scheduler-down',
    title: 'Scheduler down',
    about: 'Nobody gives waiting pods a node.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.host-service-down',
    title: 'Host service down',
    about: 'Another service that a node needs is not running.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.unhealthy-node',
    title: 'Unhealthy node',
    about: 'A node is not in the state that it should be in, for a reason that is not known more closely.',
  },
] as const satisfies readonly CauseCategory[];

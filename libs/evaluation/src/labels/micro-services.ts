import type { FaultLabel } from './fault-types.js';

const codeErrors = ['application.error', 'application.bad-release', 'dependency.failure'];
const slowness = ['application.latency', 'network.delay', 'network.latency', 'database.slow-queries'];
const cpu = ['infrastructure.cpu', 'application.overload'];
const memory = ['infrastructure.memory', 'infrastructure.memory-leak', 'infrastructure.out-of-memory'];

export const nezha: readonly FaultLabel[] = [
  { faultType: 'cpu_contention', categories: ['infrastructure.cpu'] },
  { faultType: 'network_delay', categories: ['network.delay', 'network.latency'] },
  { faultType: 'exception', categories: ['application.error'] },
  { faultType: 'return', categories: ['application.wrong-result', 'application.bad-release'] },
];

export const petshop: readonly FaultLabel[] = [
  { faultType: 'error-injection', categories: codeErrors },
  { faultType: 'latency-injection', categories: slowness },
  { faultType: 'request-overload', categories: ['application.overload'] },
];

export const rcdSockShop: readonly FaultLabel[] = [
  { faultType: 'cpu-hog', categories: cpu },
  { faultType: 'memory-leak', categories: memory },
];

/** A change is to blame, or none. */
export const rcbench: readonly FaultLabel[] = [
  { faultType: 'code-change', categories: ['change', 'application.bad-release'] },
  {
    faultType: 'no-code-cause',
    categories: ['infrastructure', 'network', 'database', 'dependency', 'application', 'kubernetes'],
  },
];

export const tvdiagGaia: readonly FaultLabel[] = [
  { faultType: 'memory_anomalies', categories: memory },
  { faultType: 'login failure', categories: ['application.error'] },
  { faultType: 'file moving program', categories: ['infrastructure.disk', 'infrastructure.disk-full'] },
  { faultType: 'access permission denied exception', categories: ['application.permission-denied'] },
];

export const tvdiagSockShop: readonly FaultLabel[] = [
  { faultType: 'cpu', categories: cpu },
  { faultType: 'memory', categories: memory },
  { faultType: 'network-delay', categories: ['network.delay', 'network.latency'] },
  { faultType: 'network-loss', categories: ['network.loss'] },
  { faultType: 'network-corrupt', categories: ['network.corruption'] },
  { faultType: 'pod-failure', categories: ['infrastructure.instance-down'] },
  { faultType: 'pod-kill', categories: ['infrastructure.instance-restarted'] },
];

import type { Release } from '../releases/release.js';
import { faultKind } from './fault-kind.js';

const LEAKY: Release = {
  service: 'recommendations',
  version: '2.2.0',
  previousVersion: '2.1.0',
  module: 'taste',
  summary: 'Learn from what visitors look at',
};

/** A version of recommendations is deployed that remembers every page, until it dies for want of memory and starts anew. */
export const memoryLeak = faultKind({
  plan: () => LEAKY,
  begin: (release, { deploy }) => deploy(release),
  toldBy: ['MemoryHigh', 'ProductsSlow', 'WebErrors'],
  cause: () => ({
    rootService: 'recommendations',
    acceptedServices: ['recommendations'],
    rootIndicator: [
      'recommendations_process-memory-usage-bytes',
      'recommendations_nodejs-heap-used-bytes',
      'recommendations_process-uptime-s',
    ],
    faultType: 'memory-leak',
    acceptedCategories: ['infrastructure.memory', 'infrastructure.out-of-memory', 'application.bad-release'],
  }),
});

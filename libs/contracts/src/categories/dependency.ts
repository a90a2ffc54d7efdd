import type { CauseCategory } from './cause-category.js';

const application = { disproof: 'disprove.application' };

export const dependencyCauses = [
  {
    ...application,
    name: 'dependency.failure',
    title: 'Failing dependency',
    about: 'A service that is called, and that reports no telemetry of its own, fails or slows down.',
  },
] as const satisfies readonly CauseCategory[];

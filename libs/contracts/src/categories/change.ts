import type { CauseCategory } from './cause-category.js';

const change = { disproof: 'disprove.change' };

export const changeCauses = [
  {
    ...change,
    name: 'change.code',
    title: 'A commit',
    about: 'What a commit does to the code of a service makes it fail or slow down.',
  },
  {
    ...change,
    name: 'change.flag',
    title: 'A flag',
    about: 'A feature flag that was turned makes a service fail or slow down.',
  },
] as const satisfies readonly CauseCategory[];

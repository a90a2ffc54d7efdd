import type { CauseCategory } from './cause-category.js';

const application = { disproof: 'disprove.application' };

export const applicationCauses = [
  {
    ...application,
    name: 'application.bad-release',
    title: 'Bad release',
    about: 'A new version of the service fails or slows down where the version before did not.',
  },
  {
    ...application,
    name: 'application.error',
    title: 'Errors in code',
    about: 'The service raises errors of its own, with no release near the onset.',
  },
  {
    ...application,
    name: 'application.wrong-result',
    title: 'Wrong result',
    about: 'The service answers without an error, but not as it should: its code ends early or takes another branch.',
  },
  {
    ...application,
    name: 'application.latency',
    title: 'Slow code',
    about: "The service's own work takes longer, not its waiting for others.",
  },
  {
    ...application,
    name: 'application.overload',
    title: 'Overload',
    about: 'More traffic than the service can serve: it slows down or refuses as load rises.',
  },
  {
    ...application,
    name: 'application.unusual-behaviour',
    title: 'Unlike its past',
    about: 'Trouble begins at the service, and what kind of trouble it is, no check knows.',
  },
] as const satisfies readonly CauseCategory[];

import type { CauseCategory } from './cause-category.js';

const database = { disproof: 'disprove.database' };
const infrastructure = { disproof: 'disprove.infrastructure' };

export const databaseCauses = [
  {
    ...database,
    name: 'database.lock-contention',
    title: 'Lock contention',
    about: 'Statements wait for locks that other sessions hold.',
  },
  {
    ...database,
    name: 'database.connections-exhausted',
    title: 'Connections exhausted',
    about: 'The database, or the pool in front of it, has no connection left to give.',
  },
  {
    ...database,
    name: 'database.slow-queries',
    title: 'Slow statements',
    about: 'Statements take longer without waiting for locks: plans, bloat, missing indexes, cold caches.',
  },
  {
    ...database,
    name: 'database.overload',
    title: 'Database overload',
    about: 'Other work, such as a backup, takes the capacity that statements need.',
  },
  {
    ...database,
    name: 'database.unreachable',
    title: 'Database unreachable',
    about: 'Connections to the database are refused or time out.',
  },
  {
    ...infrastructure,
    name: 'database.credentials',
    title: 'Database login refused',
    about: 'The database refuses the login that a workload was given.',
  },
  {
    ...infrastructure,
    name: 'database.wrong-port',
    title: 'Wrong database port',
    about: 'A workload was told a port at which the database does not answer.',
  },
  {
    ...infrastructure,
    name: 'database.read-only',
    title: 'Database read-only',
    about: 'The database refuses writes.',
  },
] as const satisfies readonly CauseCategory[];

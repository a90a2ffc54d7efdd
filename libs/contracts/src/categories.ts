/** A kind of cause. Names are dotted: domain, then kind. A name outside of this table is carried, not refused. */
export interface CauseCategory {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** The capability that a disproof of it is offered under. */
  readonly disproof: string;
}

const application = { disproof: 'disprove.application' };
const database = { disproof: 'disprove.database' };
const disk = { disproof: 'disprove.disk' };
const network = { disproof: 'disprove.network' };
const infrastructure = { disproof: 'disprove.infrastructure' };

export const causeCategories = [
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
    ...application,
    name: 'dependency.failure',
    title: 'Failing dependency',
    about: 'A service that is called, and that reports no telemetry of its own, fails or slows down.',
  },
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

/** The category of that name, if the table has it. */
export function categoryNamed(name: string): CauseCategory | undefined {
  return causeCategories.find((category) => category.name === name);
}

/** The capability that a disproof is offered under; an unknown category's is made of its first part. */
export function disproofCapability(category: string): string {
  return categoryNamed(category)?.disproof ?? `disprove.${category.split('.', 1)[0]}`;
}

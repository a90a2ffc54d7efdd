import type { TimeWindow } from '@compass/kernel';

export interface ChangesRequest {
  readonly window: TimeWindow;
}

/** Somebody or something changed a service: a deploy, a flag, a configuration, a job. */
export interface Change {
  /** Environment's time. */
  readonly atMs: number;
  /** Empty for a commit that nobody said belongs to a service. */
  readonly service: string;
  /** As recorded, for example deploy, config, flag, job, commit. */
  readonly kind: string;
  /** The commit that it put to work, or that it is. */
  readonly commit?: string;
  /** Paths that the commit touches. */
  readonly files?: readonly string[];
  readonly version?: string;
  readonly previousVersion?: string;
  readonly summary: string;
  readonly diff?: string;
}

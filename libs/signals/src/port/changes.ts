import type { TimeWindow } from '@compass/kernel';

export interface ChangesRequest {
  readonly window: TimeWindow;
}

/** Somebody or something changed a service: a deploy, a flag, a configuration, a job. */
export interface Change {
  /** Environment's time. */
  readonly atMs: number;
  readonly service: string;
  /** As recorded, for example deploy, config, flag, job, commit. */
  readonly kind: string;
  readonly version?: string;
  readonly previousVersion?: string;
  readonly summary: string;
  readonly diff?: string;
}

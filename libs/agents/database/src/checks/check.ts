import type { Database, Scene } from '../databases.js';
import type { Said } from '../telemetry.js';

/** One way to see that a database is in trouble. */
export interface Check {
  readonly id: string;
  readonly reads: Said['reads'];
  /** Weaker is not told. */
  readonly threshold: number;
  readonly because: string;
  find(database: Database, scene: Scene): readonly Seen[];
}

/** A finding about the database that is looked at, unless it is at a service that calls it. */
export interface Seen extends Omit<Said, 'check' | 'reads' | 'service' | 'refutations'> {
  readonly category: string;
  readonly at?: string;
}

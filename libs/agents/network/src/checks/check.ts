import type { Scene } from '../scene.js';
import type { Said } from '../telemetry.js';

/** One thing to be seen of the network, or of what travels along it. */
export interface Check {
  readonly id: string;
  readonly reads: Said['reads'];
  /** Weaker is not told. */
  readonly threshold: number;
  readonly because: string;
  find(scene: Scene): readonly Seen[];
}

export type Seen = Omit<Said, 'check' | 'reads'>;

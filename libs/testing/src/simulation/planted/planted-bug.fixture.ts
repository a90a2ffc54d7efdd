import type { Seams } from '../seams.js';

/** A mistake that somebody could make, put where a part of the mesh meets the next one. */
export interface PlantedBug {
  readonly name: string;
  /** What it breaks, whichever is seen first. */
  readonly invariants: readonly string[];
  /** Built anew for each simulation. */
  readonly seams: () => Partial<Seams>;
}

import { v4, v5 } from 'uuid';

/** The root of every derived id. */
const namespace = 'c0e5a7d2-6b1f-5c8e-9f4a-2d7b3e8a1c60';

/**
 * A uuidv5 of parent, role and ordinal: deriving twice gives the same id, so a retry cannot draw a second one.
 * @param parent the id (or any unique text) that it belongs to
 * @param role what it is to the parent, for example "task"
 */
export function deriveId(parent: string, role: string, ordinal: number | string = 0): string {
  return v5(`${parent}/${role}/${ordinal}`, namespace);
}

/** Draws ids where no retry can draw twice (an instance of a process), as a port. */
export interface IdSource {
  draw(): string;
}

export const randomIds: IdSource = { draw: () => v4() };

import { PermanentError } from '@compass/kernel';
import type { PartName } from './message-parts.js';

/** A part of a message that is not understood. */
export interface RefusedPart {
  readonly part: PartName;
  /** Stable, kebab-case. */
  readonly code: string;
  readonly reason: string;
  /** The format that it was taken for; absent where that is not the trouble. */
  readonly about?: string;
}

/** One reason for all, by the first: a template gone wrong spoils every alert alike, so the first few tell. */
export function refusalOf(parts: readonly RefusedPart[]): PermanentError {
  const { code, about } = parts[0]!;
  const alike = parts.filter((part) => part.code === code && part.about === about);
  const reasons = [...new Set(alike.map(({ reason }) => reason))].slice(0, 3).join('; ');
  return new PermanentError(code, about ? `taken for ${about}: ${reasons}` : reasons);
}

import { afterAll } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Truth {
  readonly faultType: string;
  readonly acceptedServices: readonly string[];
  readonly compassCategory: string | null;
}

export const workspace = join(import.meta.dirname, '../../../..');
const bundled = join(workspace, 'recordings');

/** By the id of a bundled case, what was wrong. */
export const truth = JSON.parse(readFileSync(join(bundled, 'shop/truth.json'), 'utf8')) as Record<string, Truth>;

/** The id of a bundled case of this kind: which case is which, nobody needs to know. */
export function caseOf(faultType: string): string {
  const found = Object.keys(truth).find((id) => truth[id]?.faultType === faultType);
  if (!found) throw new Error(`no bundled recording of ${faultType}`);
  return found;
}

/**
 * The bundled recordings, and copies of them under other names: an environment of its own for each incident that a test begins.
 * Removed after the suite.
 */
export const recordings = mkdtempSync(join(tmpdir(), 'compass-recordings-'));
cpSync(bundled, recordings, { recursive: true });
afterAll(() => rmSync(recordings, { recursive: true, force: true }));

/** Copies a bundled case. @returns the environment `source/id` in which it can be investigated */
export function copyOf(original: string, source: string, id = original): string {
  cpSync(join(bundled, 'shop/cases', original), join(recordings, source, 'cases', id), { recursive: true });
  return `${source}/${id}`;
}

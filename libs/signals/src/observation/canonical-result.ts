import { canonicalJson } from '@compass/kernel';

const written = new WeakMap<object, string>();

/** Canonical JSON of a result, written once for as long as the result lives: results never change, and several look at the same one. */
export function canonicalResult(data: unknown): string {
  if (typeof data !== 'object' || data === null) return canonicalJson(data);
  const text = written.get(data) ?? canonicalJson(data);
  written.set(data, text);
  return text;
}

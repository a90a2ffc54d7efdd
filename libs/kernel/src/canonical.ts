import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** JSON in RFC 8785 form: one value has one text, so equal values have equal hashes. `undefined` members are dropped. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** Lower-case hex sha256 of text (as UTF-8) or bytes. */
export function sha256Hex(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

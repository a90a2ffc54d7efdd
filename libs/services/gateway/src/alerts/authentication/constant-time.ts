import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether the text is one of the secrets, in a time that depends on neither how alike they are nor which one it is. */
export function isOneOf(text: string, secrets: readonly string[]): boolean {
  const given = digest(text);
  return secrets.reduce((found, secret) => timingSafeEqual(given, digest(secret)) || found, false);
}

/** Whether one of the signatures is the HMAC-SHA256 of the parts, one after the other, by one of the secrets; in constant time. */
export function isSignedBy(
  signatures: readonly string[],
  secrets: readonly string[],
  parts: readonly (string | Uint8Array)[],
): boolean {
  const expected = secrets.map((secret) =>
    parts.reduce((hmac, part) => hmac.update(part), createHmac('sha256', secret)),
  );
  const hex = expected.map((hmac) => hmac.digest('hex'));
  return signatures.reduce((found, signature) => isOneOf(signature.toLowerCase(), hex) || found, false);
}

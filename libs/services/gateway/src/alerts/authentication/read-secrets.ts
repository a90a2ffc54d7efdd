import { readFileSync } from 'node:fs';
import { PermanentError } from '@compass/kernel';

/**
 * Secrets as a setting lists them; `file:/path` stands for the lines of a file that are not blank.
 * @throws PermanentError `invalid-configuration` when a file cannot be read, or has none
 */
export function readSecrets(listed: readonly string[] = []): string[] {
  return listed.flatMap((secret) => (secret.startsWith('file:') ? linesOf(secret.slice('file:'.length)) : [secret]));
}

function linesOf(path: string): string[] {
  const lines = contentOf(path)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) throw new PermanentError('invalid-configuration', `no secret in ${path}`);
  return lines;
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new PermanentError('invalid-configuration', `secrets cannot be read: ${(cause as Error).message}`, { cause });
  }
}

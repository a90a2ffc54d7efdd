import { createHash, randomBytes } from 'node:crypto';
import { InvalidArgumentError } from 'commander';
import { print } from './print.js';

const known = ['read', 'alert', 'decide', 'admin'];

/** Words of the API's scopes, separated by commas. @throws InvalidArgumentError */
export function scopesOf(text: string): string[] {
  const scopes = text.split(',').map((each) => each.trim());
  if (scopes.every((each) => known.includes(each))) return scopes;
  throw new InvalidArgumentError(`There are ${known.join(', ')}`);
}

interface TokenOptions {
  readonly scopes: readonly string[];
  readonly json?: boolean;
}

/** Makes a token: prints it, and the line for the gateway's file, which holds its hash alone. */
export function makeToken(name: string, { scopes, json }: TokenOptions): void {
  const token = `compass_${randomBytes(32).toString('base64url')}`;
  const sha256 = createHash('sha256').update(token).digest('hex');
  const entry = { name, sha256, scopes };
  const line = ({ entry }: { entry: object }) => `${token}\n\nFor COMPASS_API_TOKENS:\n  - ${JSON.stringify(entry)}\n`;
  print({ token, entry }, line, json);
}

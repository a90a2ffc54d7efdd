import { readFileSync } from 'node:fs';
import { PermanentError } from '@compass/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import { scopes } from './scope.js';

const shape = z.strictObject({
  tokens: z.array(
    z.strictObject({
      name: z.string().min(1).max(100),
      sha256: z.string().regex(/^[0-9a-f]{64}$/, 'the sha256 of the token, as 64 lower-case hex digits'),
      scopes: z.array(z.enum(scopes)).min(1),
    }),
  ),
});

/** A token as it is kept: nobody can use what lies in the file. */
export type KnownToken = z.infer<typeof shape>['tokens'][number];

/** @throws PermanentError `invalid-configuration` */
export function readTokens(path: string): KnownToken[] {
  const parsed = shape.safeParse(contentOf(path));
  if (parsed.success) return parsed.data.tokens;
  throw new PermanentError('invalid-configuration', `COMPASS_API_TOKENS, ${path}:\n${z.prettifyError(parsed.error)}`);
}

function contentOf(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { prettyErrors: false });
  } catch (cause) {
    const message = `COMPASS_API_TOKENS, ${path}: cannot be read as YAML or JSON`;
    throw new PermanentError('invalid-configuration', message, { cause });
  }
}

import { readFileSync } from 'node:fs';
import { PermanentError } from '@compass/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Receiver } from '../domain/receiver.js';
import { isPublicHost } from './public-address.js';

const prefix = 'whsec_';
const secret = z
  .string()
  .refine((text) => keyOf(text).length >= 24, `a secret is "${prefix}" and at least 24 random bytes in base64`)
  .transform(keyOf);

const receiverShape = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower-case letters, digits and dashes'),
    url: z.url({ protocol: /^https?$/ }).transform((text) => new URL(text)),
    secret: z.preprocess((one) => (Array.isArray(one) ? one : [one]) as unknown, z.array(secret).min(1).max(4)),
    filter: z
      .strictObject({
        verdicts: z.array(z.enum(['cause', 'no-fault', 'insufficient-evidence'])).min(1),
        environments: z.array(z.string()).min(1),
        services: z.array(z.string()).min(1),
      })
      .partial()
      .default({}),
    internal: z.boolean().default(false),
  })
  .refine(({ url }) => url.username === '' && url.password === '', { path: ['url'], error: 'has a user or a password' })
  .refine(({ url, internal }) => internal || url.protocol === 'https:', {
    path: ['url'],
    error: 'must be https; `internal: true` allows http',
  })
  .refine(({ url, internal }) => internal || isPublicHost(url.hostname), {
    path: ['url'],
    error: 'is an address that is not public; `internal: true` allows it',
  });

const fileShape = z
  .strictObject({ receivers: z.array(receiverShape) })
  .refine(({ receivers }) => new Set(receivers.map(({ name }) => name)).size === receivers.length, {
    path: ['receivers'],
    error: 'two have the same name',
  });

/** Never quotes what it read: there are secrets in it. @throws PermanentError `invalid-configuration` */
export function readReceivers(path: string): Receiver[] {
  const parsed = fileShape.safeParse(contentOf(path));
  if (!parsed.success)
    throw new PermanentError('invalid-configuration', `COMPASS_WEBHOOKS, ${path}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data.receivers.map(({ secret: keys, filter, ...receiver }) => ({
    ...receiver,
    filter: filter,
    keys,
  }));
}

function contentOf(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { prettyErrors: false });
  } catch (cause) {
    throw new PermanentError('invalid-configuration', `COMPASS_WEBHOOKS, ${path}: cannot be read as YAML or JSON`, {
      cause,
    });
  }
}

function keyOf(text: string): Buffer {
  return text.startsWith(prefix) ? Buffer.from(text.slice(prefix.length), 'base64') : Buffer.alloc(0);
}

import type { IncomingMessage } from 'node:http';
import { PermanentError } from '@compass/kernel';
import type { z } from 'zod';
import { readBody } from './read-body.js';

/** Reads a request's body by a schema. @throws PermanentError `not-json`, `invalid-body`, `message-too-large`, `body-incomplete` */
export async function parseJsonBody<T>(schema: z.ZodType<T>, request: IncomingMessage, limitBytes: number): Promise<T> {
  const parsed = schema.safeParse(jsonOf(await readBody(request, limitBytes)));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new PermanentError('invalid-body', faults.join('; '));
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new PermanentError('not-json', `the body is not JSON: ${(cause as Error).message}`, { cause });
  }
}

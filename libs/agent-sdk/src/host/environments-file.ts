import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { PermanentError } from '@compass/kernel';
import { openRecording, type OpenEnvironment } from '@compass/signals';
import { parse } from 'yaml';
import { z } from 'zod';

const shape = z
  .strictObject({
    environments: z.array(
      z.strictObject({
        /** As alerts name it. */
        name: z.string().min(1).max(200),
        /** The folder of a case; a relative one is seen from the file. */
        recording: z.string().min(1),
      }),
    ),
  })
  .refine(({ environments }) => new Set(environments.map(({ name }) => name)).size === environments.length, {
    path: ['environments'],
    error: 'two have the same name',
  });

/** What the names of a file stand for. @throws PermanentError `invalid-configuration` */
export function readEnvironments(path: string): Map<string, OpenEnvironment> {
  const parsed = shape.safeParse(contentOf(path));
  if (!parsed.success)
    throw new PermanentError(
      'invalid-configuration',
      `COMPASS_ENVIRONMENTS, ${path}:\n${z.prettifyError(parsed.error)}`,
    );
  const open = (name: string, recording: string) => () => openRecording(name, resolve(dirname(path), recording));
  return new Map(parsed.data.environments.map(({ name, recording }) => [name, open(name, recording)]));
}

function contentOf(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { prettyErrors: false });
  } catch (cause) {
    const message = `COMPASS_ENVIRONMENTS, ${path}: cannot be read as YAML or JSON`;
    throw new PermanentError('invalid-configuration', message, { cause });
  }
}

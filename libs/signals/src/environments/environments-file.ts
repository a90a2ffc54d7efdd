import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { PermanentError } from '@compass/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import { openPrometheus } from '../prometheus/prometheus-environment.js';
import { openRecording } from '../recording/recording-environments.js';
import type { OpenEnvironment } from './named-environments.js';
import { prometheusSettings, tokenOf } from './prometheus-entry.js';

const entry = z
  .strictObject({
    /** As alerts name it. */
    name: z.string().min(1).max(200),
    /** The folder of a case; a relative one is seen from the file. */
    recording: z.string().min(1).optional(),
    prometheus: prometheusSettings.optional(),
  })
  .refine(({ recording, prometheus }) => (recording === undefined) !== (prometheus === undefined), {
    error: 'it is either a recording or a prometheus',
  });

const shape = z
  .strictObject({ environments: z.array(entry) })
  .refine(({ environments }) => new Set(environments.map(({ name }) => name)).size === environments.length, {
    path: ['environments'],
    error: 'two have the same name',
  });

/**
 * What the names of a file stand for. @param variables where tokens are read from
 * @throws PermanentError `invalid-configuration`
 */
export function readEnvironments(
  path: string,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Map<string, OpenEnvironment> {
  const parsed = shape.safeParse(contentOf(path));
  if (!parsed.success) throw invalid(path, `\n${z.prettifyError(parsed.error)}`);
  return new Map(parsed.data.environments.map((each) => [each.name, opening(each, path, variables)]));
}

function opening(
  { name, recording, prometheus }: z.infer<typeof entry>,
  path: string,
  variables: Readonly<Record<string, string | undefined>>,
): OpenEnvironment {
  if (!prometheus) return () => openRecording(name, resolve(dirname(path), recording!));
  const { tokenFrom, ...settings } = prometheus;
  const token = tokenFrom && tokenOf(tokenFrom, variables);
  if (tokenFrom && !token) throw invalid(path, ` ${name}: the variable ${tokenFrom} is not set, which has its token`);
  return () => Promise.resolve(openPrometheus(name, { ...settings, token }, Date.now));
}

const invalid = (path: string, why: string, options?: ErrorOptions): PermanentError =>
  new PermanentError('invalid-configuration', `COMPASS_ENVIRONMENTS, ${path}:${why}`, options);

function contentOf(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { prettyErrors: false });
  } catch (cause) {
    throw invalid(path, ' cannot be read as YAML or JSON', { cause });
  }
}

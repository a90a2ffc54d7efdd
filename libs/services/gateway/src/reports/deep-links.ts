import { readFileSync } from 'node:fs';
import { PermanentError } from '@compass/kernel';
import type { DeepLink } from '@compass/rendering';
import { parse } from 'yaml';
import { z } from 'zod';

const shape = z.strictObject({
  links: z.array(
    z.strictObject({
      /** The kind of signal: metrics, logs, traces, changes, workloads, alerts. */
      signal: z.string().min(1),
      /** Absent: every environment. */
      environments: z.array(z.string().min(1)).min(1).optional(),
      url: z.string().regex(/^https?:\/\/\S+$/, 'an http:// or https:// URL without blanks'),
    }),
  ),
});

const isoTime = (ms: number): string => new Date(ms).toISOString();

/**
 * Where people look at what was observed, by the templates of a file: the first that fits the signal and the environment. Nothing without
 * a file. @throws PermanentError `invalid-configuration`
 */
export function readDeepLinks(path: string | undefined): DeepLink {
  if (path === undefined) return () => undefined;
  const parsed = shape.safeParse(contentOf(path));
  if (!parsed.success)
    throw new PermanentError('invalid-configuration', `COMPASS_DEEP_LINKS, ${path}:\n${z.prettifyError(parsed.error)}`);
  const { links } = parsed.data;
  return (observation) => {
    const { signal, environment } = observation;
    const fits = links.find((link) => link.signal === signal && (link.environments?.includes(environment) ?? true));
    return fits && filled(fits.url, observation);
  };
}

/** Each placeholder by its value, encoded for a URL; one that has none is empty. */
function filled(url: string, observation: Parameters<DeepLink>[0]): string {
  const { environment, operation, hash, window, arguments: given } = observation;
  const values: Readonly<Record<string, unknown>> = {
    ...{ environment, operation, hash },
    ...(window && { startMs: window.startMs, endMs: window.endMs }),
    ...(window && { start: isoTime(window.startMs), end: isoTime(window.endMs) }),
    arguments: JSON.stringify(given),
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`arguments.${name}`, value])),
  };
  return url.replace(/\{([\w.]+)\}/g, (_, name: string) => encodeURIComponent(textOf(values[name])));
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function contentOf(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { prettyErrors: false });
  } catch (cause) {
    const message = `COMPASS_DEEP_LINKS, ${path}: cannot be read as YAML or JSON`;
    throw new PermanentError('invalid-configuration', message, { cause });
  }
}

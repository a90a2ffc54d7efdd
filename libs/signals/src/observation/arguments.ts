import { PermanentError, type TimeWindow } from '@compass/kernel';
import { z } from 'zod';
import type { Arguments, Operation } from '../port/environment.js';
import { objectKinds } from '../port/kubernetes-objects.js';

const names = z
  .array(z.string().min(1).max(300))
  .max(500)
  .transform((list) => (list.length === 0 ? undefined : [...new Set(list)].sort()))
  .optional();
const kinds = z
  .array(z.enum(objectKinds))
  .transform((list) => (list.length === 0 ? undefined : [...new Set(list)].sort()))
  .optional();
const window = z.strictObject({ startMs: z.int().min(0), endMs: z.int().min(0) });
const seconds = z.number().positive().max(86_400);

const schemas: { readonly [O in Operation]: z.ZodType<Arguments<O>> } = {
  'metrics.range': z.strictObject({ services: names, names, window, stepSeconds: seconds.optional() }),
  'metrics.catalogue': z.strictObject({ window }),
  'logs.templates': z.strictObject({ services: names, window, bucketSeconds: seconds }),
  'logs.paths': z.strictObject({ services: names, window, bucketSeconds: seconds }),
  'traces.operations': z.strictObject({ services: names, window, bucketSeconds: seconds }),
  'traces.edges': z.strictObject({ window }),
  'changes.list': z.strictObject({ window }),
  'workloads.objects': z.strictObject({ kinds, window }),
  'workloads.events': z.strictObject({ window }),
  'workloads.nodeServices': z.strictObject({ window }),
  'workloads.reachability': z.strictObject({ window }),
  'workloads.manifests': z.strictObject({ window }),
  'workloads.errorLines': z.strictObject({ window }),
  'workloads.calls': z.strictObject({ window }),
  'alerts.events': z.strictObject({ window }),
  'topology.edges': z.strictObject({ window }),
};

/** The names of all operations. */
export const operations = Object.keys(schemas) as Operation[];

/** True for the name of an operation, for example metrics.range. */
export const isOperation = (name: string): name is Operation => Object.hasOwn(schemas, name);

/**
 * Brings arguments to their one form, so that equal questions have equal queries: names sorted, each once, an empty list absent, the
 * window ended at `nowMs` where it has no end or a later one.
 * @throws PermanentError `invalid-query`
 */
export function normaliseArguments<O extends Operation>(operation: O, args: unknown, nowMs: number): Arguments<O> {
  const parsed = schemas[operation].safeParse(args);
  if (!parsed.success) throw new PermanentError('invalid-query', `${operation}: ${z.prettifyError(parsed.error)}`);
  return { ...parsed.data, window: knownPart(parsed.data.window, nowMs) };
}

function knownPart({ startMs, endMs }: TimeWindow, nowMs: number): TimeWindow {
  const end = endMs === 0 ? nowMs : Math.min(endMs, nowMs);
  if (startMs > end) throw new PermanentError('invalid-query', `window starts at ${startMs}, after its end at ${end}`);
  return { startMs, endMs: end };
}

import { PermanentError } from '@compass/kernel';
import { z } from 'zod';

/** Requests of users that failed at an entry point. */
const failedRequests = z.object({
  request_method: z.string().default(''),
  business_action: z.string().default(''),
  entry_service: z.string(),
  url: z.string().default(''),
  occurrences: z.number().default(1),
  raw_error: z.string().default(''),
});

/** An indicator of a service or a node that a monitor took for abnormal. */
const abnormalIndicator = z.object({ type: z.string(), name: z.string(), evidence: z.array(z.string()).default([]) });

const monitorAlert = z.object({
  service: z.string().optional(),
  metric: z.string().optional(),
  statistic: z.string().optional(),
  severity: z.string().optional(),
  monitor: z.string().optional(),
  summary: z.string().optional(),
});

const caseShape = z.object({
  id: z.string(),
  services: z.array(z.string()).default([]),
  nodes: z.array(z.string()).default([]),
  namespace: z.string().nullish(),
  instances: z.union([z.array(z.string()), z.record(z.string(), z.string())]).default([]),
  entry: z.string().nullish(),
  graph: z.array(z.tuple([z.string(), z.string()])).default([]),
  query: z.string().nullish(),
  alert: monitorAlert.nullish(),
  alerts: z.array(z.union([failedRequests, abnormalIndicator])).default([]),
  /** Epoch seconds; absent in event-only recordings, which have no times. */
  alertTime: z.number().optional(),
  now: z.number().optional(),
});

/** What case.json says of a case; see the recordings' FORMAT.md. Nothing of it is ground truth. */
export type CaseFile = z.output<typeof caseShape>;

/** @throws PermanentError `invalid-case` */
export function parseCase(document: unknown, where: string): CaseFile {
  const parsed = caseShape.safeParse(document);
  if (parsed.success) return parsed.data;
  throw new PermanentError('invalid-case', `${where}: ${z.prettifyError(parsed.error)}`);
}

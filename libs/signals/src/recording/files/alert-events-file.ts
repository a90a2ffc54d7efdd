import { z } from 'zod';
import type { AlertEvent, AlertEvents } from '../../port/alerts.js';
import { parseLines } from './json.js';

/** How monitors write "slower than usual"; anything else is the status of failed calls. */
const slow = 'PD';

const event = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('metric'),
    instance: z.string(),
    metric: z.string(),
    direction: z.enum(['up', 'down']).catch('up'),
    host: z.string().nullish(),
  }),
  z.object({ kind: z.literal('log'), instance: z.string(), template: z.union([z.string(), z.number()]) }),
  z.object({
    kind: z.literal('trace'),
    caller: z.string(),
    callee: z.string(),
    operation: z.string(),
    type: z.union([z.string(), z.number()]),
  }),
]);

const line = z.object({
  id: z.string(),
  instances: z.array(z.string()),
  graph: z.array(z.tuple([z.string(), z.string()])).default([]),
  events: z.array(event),
});

/** One case of an event-only source. */
export interface EventRecording extends AlertEvents {
  readonly graph: [string, string][];
}

/** Reads cases.jsonl: each case by its id. @throws PermanentError `invalid-recording` */
export function parseEventRecordings(text: string): ReadonlyMap<string, EventRecording> {
  return new Map(
    parseLines(text, line, 'alert events').map(({ id, instances, graph, events }) => [
      id,
      { instances, graph, events: events.map(eventOf) },
    ]),
  );
}

function eventOf(recorded: z.infer<typeof event>): AlertEvent {
  switch (recorded.kind) {
    case 'metric': {
      const { host, ...same } = recorded;
      return host ? { ...same, host } : same;
    }
    case 'log':
      return { ...recorded, template: String(recorded.template) };
    case 'trace': {
      const { caller, callee, operation, type } = recorded;
      const call = { kind: 'call', caller, callee, operation } as const;
      return type === slow ? { ...call, symptom: 'slow' } : { ...call, symptom: 'failed', code: String(type) };
    }
  }
}

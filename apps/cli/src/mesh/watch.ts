import { ProgressView } from '@compass/rendering';
import { gatewayOf, type AccessOptions } from '../gateway/access.js';
import type { Gateway } from '../gateway/gateway.js';
import { namedInvestigation } from '../gateway/named.js';
import { paint } from '../print.js';

interface EventJson {
  readonly version: number;
  readonly type: string;
  readonly atMs: number;
  readonly event: unknown;
}

const eventsOf = (gateway: Gateway, investigationId: string): AsyncGenerator<EventJson> =>
  gateway.events<EventJson>(`/v1/investigations/${investigationId}/events`);

/** Tells what happened so far and what happens, a line each, until the verdict. */
export async function follow(gateway: Gateway, investigationId: string, tell: (line: string) => void): Promise<void> {
  const view = new ProgressView(paint);
  for await (const { type, atMs, event } of eventsOf(gateway, investigationId))
    for (const line of view.lines({ type, atMs, data: event })) tell(line);
}

/** Prints an investigation as it happens. */
export async function watchInvestigation(name: string, options: AccessOptions): Promise<void> {
  const gateway = gatewayOf(options);
  const id = await namedInvestigation(gateway, name);
  if (!options.json) return follow(gateway, id, (line) => console.log(line));
  for await (const each of eventsOf(gateway, id)) console.log(JSON.stringify(each));
}

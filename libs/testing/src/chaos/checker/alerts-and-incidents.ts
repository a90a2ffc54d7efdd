import { countBy } from './counting.js';
import type { Facts, LogMessage } from './facts.js';
import type { Violation } from './violations.js';

/** Every alert that was acknowledged was published, every published one is in exactly one incident, and no incident holds others. */
export function alertViolations({ acknowledged, log, occurrences }: Facts): Violation[] {
  const published = new Set(log.filter(({ topic }) => topic === 'compass.alerts.v1').flatMap(alertIdsOf));
  const held = countBy(occurrences, ({ alertId }) => alertId);
  const forgotten = acknowledged
    .filter((id) => !published.has(id))
    .map((what) => ({ invariant: 'alert-forgotten', what }));
  const lost = [...published].filter((id) => !held.has(id)).map((what) => ({ invariant: 'alert-lost', what }));
  const twice = [...held]
    .filter(([, times]) => times > 1)
    .map(([what]) => ({ invariant: 'alert-in-two-incidents', what }));
  const invented = [...held.keys()]
    .filter((id) => !published.has(id))
    .map((what) => ({ invariant: 'alert-invented', what }));
  return [...forgotten, ...lost, ...twice, ...invented];
}

/** Each environment here has one trouble: one incident, opened by one event, with one investigation. */
export function incidentViolations({ log, incidents, investigations }: Facts): Violation[] {
  const environments = countBy(incidents, ({ environment }) => environment);
  const split = [...environments]
    .filter(([, times]) => times > 1)
    .map(([what]) => ({ invariant: 'incident-split', what }));
  const investigated = countBy(investigations, ({ incidentId }) => incidentId);
  const openings = log.filter(({ type }) => type === 'IncidentOpened');
  const opened = countBy(distinct(openings), ({ key }) => key);
  const perIncident = incidents.flatMap(({ incidentId: what }) => [
    ...exactlyOne(opened.get(what), 'incident-not-opened', 'incident-opened-twice', what),
    ...exactlyOne(investigated.get(what), 'incident-not-investigated', 'incident-investigated-twice', what),
  ]);
  return [...split, ...perIncident, ...changed(log)];
}

/**
 * Agents keep nothing: one that gets an award again looks again, and may find other words. The first result counts, for every reader
 * alike.
 */
const mayChange = 'ResultReported';

/** What is published again, because nobody knew whether it was, has the same id and the same bytes. */
function changed(log: readonly LogMessage[]): Violation[] {
  const bodies = new Map<string, Buffer>();
  return log.flatMap((message) => {
    if (!message.id || message.type === mayChange) return [];
    const name = `${message.topic} ${message.type} ${message.id}`;
    const first = bodies.get(name) ?? message.body;
    bodies.set(name, first);
    return first.equals(message.body) ? [] : [{ invariant: 'event-changed', what: name }];
  });
}

/** One of each id. */
export function distinct(messages: readonly LogMessage[]): LogMessage[] {
  return [...new Map(messages.map((message) => [message.id, message])).values()];
}

export function exactlyOne(times = 0, none: string, several: string, what: string): Violation[] {
  if (times === 1) return [];
  return [{ invariant: times === 0 ? none : several, what }];
}

function alertIdsOf({ body }: LogMessage): string[] {
  const { alerts } = JSON.parse(body.toString()) as { alerts: { labels: Record<string, string> }[] };
  return alerts.map(({ labels }) => labels['chaos_alert'] ?? '');
}

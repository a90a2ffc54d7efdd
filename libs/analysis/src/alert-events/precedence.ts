import { signOfMetric } from './event-meaning.js';
import type { MonitoredScene } from './monitor-event.js';

/**
 * 0..1 for each instance with a sign: 1 for the one of whom monitors spoke first, falling with the share of events raised before its
 * own first. A cause is seen no later than what it causes; times are not needed for that, only the order.
 */
export function precedenceOf({ events }: MonitoredScene): ReadonlyMap<string, number> {
  const raised = events.flatMap((event) =>
    event.kind === 'metric' && signOfMetric(event.metric, event.direction) ? [event.instance] : [],
  );
  const first = new Map<string, number>();
  raised.forEach((instance, i) => {
    if (!first.has(instance)) first.set(instance, i);
  });
  return new Map([...first].map(([instance, i]) => [instance, 1 - i / raised.length]));
}

import { topics } from '@compass/contracts';
import type { OutboundMessage } from '@compass/messaging';
import type { Random } from '../schedule/random.js';

/** A message of a monitor, and when it sends it. */
export interface Notification {
  readonly delayMs: number;
  readonly message: OutboundMessage;
}

const services = ['checkout', 'cart'];
const startsAt = ['2026-03-04T05:06:07Z', '2026-03-04T06:06:07Z'];

/** What monitors send in one schedule: mostly one firing, often told twice, sometimes of several pods, ended, or begun again. */
export function drawNotifications(random: Random): Notification[] {
  const affected = random.chance(0.75) ? [random.pick(services)] : services;
  return affected.flatMap((service) => {
    const pods = Array.from({ length: 1 + random.below(3) }, (_, n) => `${service}-7d9f8b6c5d-x${n}k2p`);
    const firings = pods.flatMap((pod) =>
      copies(random, { service, pod, startsAt: startsAt[0]!, firing: true }, 2_000),
    );
    if (!random.chance(0.2)) return firings;
    const ends = pods.flatMap((pod) => copies(random, { service, pod, startsAt: startsAt[0]!, firing: false }, 20_000));
    const again = copies(random, { service, pod: pods[0]!, startsAt: startsAt[1]!, firing: true }, 25_000);
    return [...firings, ...ends, ...(random.chance(0.5) ? again : [])];
  });
}

interface Firing {
  readonly service: string;
  readonly pod: string;
  readonly startsAt: string;
  readonly firing: boolean;
}

/** Both halves of a highly available pair may tell it, each in its own time. */
function copies(random: Random, firing: Firing, withinMs: number): Notification[] {
  const message = {
    topic: topics.alerts.name,
    key: null,
    headers: { 'compass-environment': 'prod-eu' },
    body: webhook(firing),
  };
  return Array.from({ length: random.chance(0.4) ? 2 : 1 }, () => ({ delayMs: random.between(0, withinMs), message }));
}

/** Alertmanager's webhook, version 4. */
function webhook({ service, pod, startsAt, firing }: Firing): Buffer {
  const labels = { alertname: 'Slow', severity: 'critical', service, pod };
  const endsAt = firing ? '0001-01-01T00:00:00Z' : '2026-03-04T05:56:07Z';
  const alerts = [{ status: firing ? 'firing' : 'resolved', labels, startsAt, endsAt }];
  return Buffer.from(JSON.stringify({ version: '4', groupKey: '{}:{alertname="Slow"}', alerts }));
}

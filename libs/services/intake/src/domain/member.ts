import { isAboutCompass } from './about-compass.js';
import type { Occurrence } from './occurrence.js';
import { owningWorkload } from '@compass/analysis';
import type { Member } from './situation.js';

/** What an alert is in an incident. One about COMPASS itself is of no workload: it shares an incident with its like alone. */
export function memberOf({ alert }: Occurrence): Member {
  const { namespace } = owningWorkload(alert.labels);
  const workload = isAboutCompass(alert.labels) ? '' : alert.service;
  return { fingerprint: alert.fingerprint, workload, namespace };
}

/** Labels that say what is running, best first. */
const releaseLabels = [
  'version',
  'service_version',
  'app_kubernetes_io_version',
  'image_tag',
  'k8s_container_image_tag',
  'image',
  'release',
  'commit',
];

export function releaseOf({ alert }: Occurrence): string {
  return releaseLabels.map((label) => alert.labels[label]?.trim()).find(Boolean) ?? '';
}

/** Formats whose alerts need not tell an end. */
const momentarySources = new Set(['otlp-logs', 'otlp-event', 'cloudevents']);

export const isMomentary = ({ alert }: Occurrence): boolean => momentarySources.has(alert.source);

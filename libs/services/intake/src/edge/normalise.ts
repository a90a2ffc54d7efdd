import { canonicalJson, sha256Hex } from '@compass/kernel';
import { isAboutCompass } from '../domain/about-compass.js';
import { fingerprintOf } from '../domain/fingerprint.js';
import type { Occurrence } from '../domain/occurrence.js';
import { owningWorkload } from '@compass/analysis';
import { severityOf } from '../domain/severity.js';
import { textLimits } from './storable-text.js';
import type { ReadAlert } from './formats/alert-format.js';

export interface Origin {
  /** Name of the format. */
  readonly source: string;
  readonly environment: string;
  /** When the message came, for formats that do not say when an alert began; 0 when that is not known either. */
  readonly receivedAtMs: number;
}

/** An alert as its format tells it, as an occurrence of a normalised alert. */
export function normalise(read: ReadAlert, { source, environment, receivedAtMs }: Origin): Occurrence {
  const { name, isFiring, summary, labels, annotations } = read;
  const workload = owningWorkload(labels);
  return {
    key: sha256Hex(canonicalJson({ environment, ...read.identity })),
    alert: {
      fingerprint: fingerprintOf({ environment, name, workload, aboutCompass: isAboutCompass(labels) }),
      source,
      environment,
      name,
      service: workload.name,
      severity: read.severity ?? severityOf(labels),
      status: isFiring ? 'ALERT_STATUS_FIRING' : 'ALERT_STATUS_RESOLVED',
      startsAtMs: read.startsAtMs || (isFiring ? receivedAtMs : 0),
      endsAtMs: isFiring ? 0 : read.endsAtMs || receivedAtMs,
      summary: summary.slice(0, textLimits.text),
      labels,
      annotations,
    },
  };
}

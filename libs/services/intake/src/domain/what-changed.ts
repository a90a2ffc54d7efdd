import type { Severity } from '@compass/contracts';
import { releaseOf } from './member.js';
import type { Occurrence } from './occurrence.js';
import type { CorrelationSettings } from './settings.js';
import { gravest } from './severity.js';
import type { EndedIncident } from './situation.js';

/** What is different from the last time, as the end of a sentence; undefined when nothing that is known is. */
export function whatChanged(
  last: EndedIncident,
  occurrence: Occurrence,
  settings: CorrelationSettings,
): string | undefined {
  const { alert } = occurrence;
  const { verdict, startedAtMs } = last.investigated;
  if (verdict?.kind === 'VERDICT_KIND_INSUFFICIENT_EVIDENCE')
    return 'the last investigation did not find enough evidence';
  if (alert.startsAtMs - startedAtMs > settings.answerMs)
    return `the last investigation is more than ${Math.round(settings.answerMs / 3_600_000)} h old`;
  if (gravest([alert.severity, last.severity]) !== last.severity)
    return `its severity rose from ${word(last.severity)} to ${word(alert.severity)}`;
  const release = releaseOf(occurrence);
  if (release !== '' && last.release !== '' && release !== last.release)
    return `${last.release} was replaced by ${release}`;
  return undefined;
}

const word = (severity: Severity): string => severity.replace('SEVERITY_', '').toLowerCase();

import { PermanentError } from '@compass/kernel';
import { renderTimeline } from '@compass/rendering';
import { timelineOf } from '@compass/service-orchestrator/domain';
import { print } from '../print.js';
import { logOf, recordedInvestigation } from './recorded-investigation.js';
import type { RecordedOptions } from './replay.js';

/** Prints where the time of an investigation went. @throws PermanentError `invalid-log` */
export async function traceInvestigation(id: string | undefined, { file, json }: RecordedOptions): Promise<void> {
  const { events } = await recordedInvestigation(id, file);
  const timeline = timelineOf(logOf(events));
  if (!timeline) throw new PermanentError('invalid-log', 'the log does not begin with an opening');
  print(timeline, renderTimeline, json);
}

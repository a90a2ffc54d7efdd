import { PermanentError } from '@compass/kernel';
import { renderTimeline } from '@compass/rendering';
import { timelineOf } from '@compass/service-orchestrator/domain';
import { gatewayOf } from '../gateway/access.js';
import { print } from '../print.js';
import { logOf, recordedInvestigation } from './recorded-investigation.js';
import type { RecordedOptions } from './replay.js';

/** Prints where the time of an investigation went. @throws PermanentError `invalid-log` */
export async function traceInvestigation(id: string | undefined, options: RecordedOptions): Promise<void> {
  const { events } = await recordedInvestigation(gatewayOf(options), id, options.file);
  const timeline = timelineOf(logOf(events));
  if (!timeline) throw new PermanentError('invalid-log', 'the log does not begin with an opening');
  print(timeline, renderTimeline, options.json);
}

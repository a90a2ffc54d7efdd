import { styleText } from 'node:util';
import { fullReport, ProgressView, renderObservations, renderReport, type Paint } from '@compass/rendering';
import type { RecordedIncident } from './incidents.js';
import type { Mesh } from './mesh.js';
import { replay } from './replay.js';

const expiredExitCode = 2;

/** Colours where the terminal has them; styleText looks at NO_COLOR and whether it is a terminal. */
const paint: Paint = (style, text) => styleText(style, text, { stream: process.stdout });

/** Replays an incident with a live view and prints its report. @returns the exit code of a single run */
export async function showReplay(mesh: Mesh, incident: RecordedIncident): Promise<number> {
  console.log(`Replaying ${paint('bold', incident.name)}: its alert is published as the monitor sent it.\n`);
  const view = new ProgressView(paint);
  const { summary, report, observations } = await replay(mesh, incident, ({ type, atMs, data }) => {
    for (const line of view.lines({ type, atMs, data: JSON.parse(data) })) console.log(line);
  });
  console.log(
    `\n${renderReport(report, paint)}\n${renderObservations(fullReport({ report, judgements: [] }, observations).observations, paint)}`,
  );
  return summary.status === 'INVESTIGATION_STATUS_EXPIRED' ? expiredExitCode : 0;
}

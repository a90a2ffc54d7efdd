import { compareRuns, runWithAgents } from '@compass/evaluation';
import { renderComparison, renderReplay } from '@compass/rendering';
import { replayLog } from '@compass/service-orchestrator/domain';
import { chosenAgents } from '../chosen-agents.js';
import { gatewayOf, type AccessOptions } from '../gateway/access.js';
import { print } from '../print.js';
import { specialists } from '../specialists.js';
import { writeExport } from './export-file.js';
import { logOf, recordedInvestigation, type RecordedInvestigation } from './recorded-investigation.js';

export interface RecordedOptions extends AccessOptions {
  readonly file?: string;
}

/** Writes an investigation with all that was observed into a file. */
export async function exportInvestigation(id: string, path: string, options: AccessOptions): Promise<void> {
  const { investigationId, events, observations } = await recordedInvestigation(gatewayOf(options), id);
  const observed = await observations();
  writeExport(path, { investigationId, events: [...events], observations: observed });
  const exported = { investigationId, file: path, events: events.length, observations: observed.length };
  print(exported, () => `${path}: ${events.length} events, ${observed.length} observations\n`, options.json);
}

export interface ReplayOptions extends RecordedOptions {
  readonly with?: readonly string[];
}

/** One after the other. Exit code 1: one of them differs. */
export async function replayInvestigations(ids: readonly string[], options: ReplayOptions): Promise<void> {
  for (const id of ids.length > 0 ? ids : [undefined]) {
    const recorded = await recordedInvestigation(gatewayOf(options), id, options.file);
    if (options.with) await replayWith(recorded, options.with, options.json);
    else decideAgain(recorded, options.json);
  }
}

function decideAgain(recorded: RecordedInvestigation, json?: boolean): void {
  const replay = replayLog(recorded.events);
  print({ investigationId: recorded.investigationId, ...replay }, renderReplay, json);
  if (!replay.equal) process.exitCode = 1;
}

async function replayWith(recorded: RecordedInvestigation, chosen: readonly string[], json?: boolean): Promise<void> {
  const log = logOf(recorded.events);
  const observations = await recorded.observations();
  const instead = await chosenAgents(chosen, specialists);
  const rerun = await runWithAgents({ log, observations, instead, others: specialists });
  const decidesAlike = replayLog(recorded.events).equal;
  const comparison = { ...compareRuns(log, rerun.log), notRecorded: rerun.notRecorded, decidesAlike };
  print({ investigationId: recorded.investigationId, ...comparison }, renderComparison, json);
  if (!comparison.equal) process.exitCode = 1;
}

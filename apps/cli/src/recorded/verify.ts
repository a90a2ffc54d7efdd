import type { Observation } from '@compass/contracts';
import { verifyObservations, type Sources } from '@compass/evaluation';
import { renderVerification } from '@compass/rendering';
import { gatewayOf } from '../gateway/access.js';
import { print } from '../print.js';
import { recordedInvestigation } from './recorded-investigation.js';
import type { RecordedOptions } from './replay.js';

/** Repeats every observation of an investigation against its source. Exit code 1: not all are the same. */
export async function verifyInvestigation(
  id: string | undefined,
  options: RecordedOptions & { readonly recordings: string; readonly environments?: string },
): Promise<void> {
  const { file, json, recordings, environments } = options;
  const { observations } = await recordedInvestigation(gatewayOf(options), id, file);
  const sources = { recordings: recordings.split(':').filter(Boolean), environments };
  await verifyAll(await observations(), sources, json);
}

export async function verifyAll(observations: readonly Observation[], sources: Sources, json?: boolean): Promise<void> {
  const verified = await verifyObservations(observations, sources);
  print(
    { equal: verified.every(({ outcome }) => outcome === 'same'), observations: verified },
    renderVerification,
    json,
  );
  if (verified.some(({ outcome }) => outcome !== 'same')) process.exitCode = 1;
}

import type { Observation } from '@compass/contracts';
import { verifyObservations } from '@compass/evaluation';
import { renderVerification } from '@compass/rendering';
import { gatewayOf } from '../gateway/access.js';
import { print } from '../print.js';
import { recordedInvestigation } from './recorded-investigation.js';
import type { RecordedOptions } from './replay.js';

/** Repeats every observation of an investigation against its source. Exit code 1: not all are the same. */
export async function verifyInvestigation(
  id: string | undefined,
  options: RecordedOptions & { readonly recordings: string },
): Promise<void> {
  const { file, json, recordings } = options;
  const { observations } = await recordedInvestigation(gatewayOf(options), id, file);
  await verifyAll(await observations(), recordings.split(':').filter(Boolean), json);
}

/** @param directories of recordings, each read anew */
export async function verifyAll(
  observations: readonly Observation[],
  directories: readonly string[],
  json?: boolean,
): Promise<void> {
  const verified = await verifyObservations(observations, directories);
  print(
    { equal: verified.every(({ outcome }) => outcome === 'same'), observations: verified },
    renderVerification,
    json,
  );
  if (verified.some(({ outcome }) => outcome !== 'same')) process.exitCode = 1;
}

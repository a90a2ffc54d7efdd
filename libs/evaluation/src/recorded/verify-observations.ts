import type { Observation } from '@compass/contracts';
import { configuredEnvironments, RecordingEnvironments, verifyObservation, type Verification } from '@compass/signals';

/** Where sources are to be found. */
export interface Sources {
  /** Directories of recordings. */
  readonly recordings: readonly string[];
  /** The file that says what the names of environments stand for. */
  readonly environments?: string | undefined;
}

/**
 * Repeats each observation against its source, one after the other; what is read is read anew.
 * @param observations as the evidence store keeps them @throws PermanentError `invalid-configuration`
 */
export async function verifyObservations(
  observations: readonly Observation[],
  { recordings, environments: file }: Sources,
): Promise<Verification[]> {
  const environments = configuredEnvironments(file, new RecordingEnvironments(recordings));
  const verified: Verification[] = [];
  for (const observation of observations) verified.push(await verifyObservation(environments, observation));
  return verified;
}

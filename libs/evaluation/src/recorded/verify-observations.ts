import type { Observation } from '@compass/contracts';
import { RecordingEnvironments, verifyObservation, type Verification } from '@compass/signals';

/**
 * Repeats each observation against the recordings below these directories, one after the other; what is read is read anew.
 * @param observations as the evidence store keeps them
 */
export async function verifyObservations(
  observations: readonly Observation[],
  directories: readonly string[],
): Promise<Verification[]> {
  const environments = new RecordingEnvironments(directories);
  const verified: Verification[] = [];
  for (const observation of observations) verified.push(await verifyObservation(environments, observation));
  return verified;
}

import { observationHash, type Observation } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';

/** Largest result of an observation, in bytes of UTF-8. */
export const resultLimitBytes = 256 * 1024;

/** What an observation must hold to be evidence, in the order in which it is checked. */
const rules: readonly { readonly holds: (observation: Observation) => boolean; readonly demand: string }[] = [
  { demand: 'an environment', holds: ({ environment }) => environment !== '' && !environment.includes('\0') },
  { demand: 'a window', holds: ({ window }) => window !== null },
  { demand: 'its availability', holds: ({ availability }) => availability !== 'AVAILABILITY_UNSPECIFIED' },
  { demand: 'a query in JSON', holds: ({ query }) => isJson(query) },
  {
    demand: `a result of at most ${resultLimitBytes} bytes`,
    holds: ({ result }) => Buffer.byteLength(result) <= resultLimitBytes,
  },
  { demand: 'a result in JSON', holds: ({ result }) => isJson(result) },
];

/** @throws PermanentError `invalid-observation` when a part is missing or too large, `invalid-observation-hash` when it is not its content's */
export function verifyObservation(observation: Observation): void {
  const broken = rules.find(({ holds }) => !holds(observation));
  if (broken)
    throw new PermanentError('invalid-observation', `observation ${observation.hash} must have ${broken.demand}`);
  const hash = observationHash(observation);
  if (hash !== observation.hash)
    throw new PermanentError('invalid-observation-hash', `"${observation.hash}" names content whose hash is ${hash}`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

import type { Observation as ObservationMessage } from '@compass/contracts';
import type { Observation } from './observation.js';

type Content = Pick<Observation, 'environment' | 'query' | 'window' | 'availability' | 'result' | 'summarised'>;

/** An observation's content as the public contract has it. */
export function toMessage({ environment, query, window, availability, result, summarised }: Content) {
  return {
    environment,
    query,
    window,
    availability: availability === 'available' ? 'AVAILABILITY_AVAILABLE' : 'AVAILABILITY_NOT_AVAILABLE',
    result,
    summarised,
  } satisfies Omit<ObservationMessage, 'hash'>;
}

/** An observation as it is put to the evidence store. */
export function observationMessage(observation: Observation): ObservationMessage {
  return { hash: observation.hash, ...toMessage(observation) };
}

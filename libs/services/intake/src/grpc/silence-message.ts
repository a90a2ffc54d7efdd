import type { SilenceInput } from '@compass/contracts';
import type { Silence } from '../domain/silence.js';

export function silenceMessage({ kind, matchers, ...silence }: Silence): SilenceInput {
  return {
    ...silence,
    kind: kind === 'maintenance' ? 'SILENCE_KIND_MAINTENANCE' : 'SILENCE_KIND_SILENCE',
    matchers: [...matchers],
  };
}

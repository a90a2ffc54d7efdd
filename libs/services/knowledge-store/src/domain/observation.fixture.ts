import { observationHash, type Observation } from '@compass/contracts';

/** For specs: a true observation; `n` tells one from another. */
export function observation(n: number, change: Partial<Omit<Observation, 'hash'>> = {}): Observation {
  const content: Omit<Observation, 'hash'> = {
    environment: 'prod-eu',
    query: `{"arguments":{"n":${n}},"operation":"range","signal":"metrics"}`,
    window: { startMs: 1_700_000_000_000, endMs: 1_700_000_060_000 },
    availability: 'AVAILABILITY_AVAILABLE',
    result: `[${n}]`,
    summarised: false,
    ...change,
  };
  return { hash: observationHash(content), ...content };
}

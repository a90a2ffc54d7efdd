/** One consequence of a claim that was looked for. */
export interface ConsequenceTest {
  readonly id: string;
  /** 0..1: how strongly what was seen contradicts the claim. */
  readonly contradiction: number;
  /** What was tried and what was seen, with figures; no full stop. */
  readonly sentence: string;
}

export interface TestedClaim {
  readonly contradiction: number;
  readonly tested: boolean;
  readonly statement: string;
}

/**
 * A claim falls with its worst consequence: the strongest contradiction counts. Tests that could not be run are not given; without
 * any the claim is untested.
 */
export function strongestTest(tests: readonly ConsequenceTest[]): TestedClaim {
  const ordered = [...tests].sort((a, b) => b.contradiction - a.contradiction || (a.id < b.id ? -1 : 1));
  const [worst] = ordered;
  if (!worst) return { contradiction: 0, tested: false, statement: 'No telemetry is there that could test the claim.' };
  const told = worst.contradiction > 0.5 ? ordered.filter(({ contradiction }) => contradiction > 0.5) : ordered;
  const verdict =
    worst.contradiction > 0.5 ? 'Against it' : `Stood ${tests.length} ${tests.length === 1 ? 'test' : 'tests'}`;
  return {
    contradiction: worst.contradiction,
    tested: true,
    statement: `${verdict}: ${told.map(({ sentence }) => (told.length > 1 ? sentence.replaceAll('; ', ', ') : sentence)).join('; ')}.`,
  };
}

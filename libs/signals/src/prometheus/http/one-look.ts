/** What a look takes at most, all of its queries together, ms: about the time that an agent has for a task. */
const lookWithinMs = 60_000;

/**
 * Runs the queries of one look: once one of them has failed, the look's time is over or nobody waits for it, the others end.
 * @param run is given what ends them
 * @param nobodyWaits fires when the answer is not wanted any more
 */
export async function asOneLook<T>(
  run: (unless: AbortSignal) => Promise<T>,
  nobodyWaits?: AbortSignal,
  withinMs = lookWithinMs,
): Promise<T> {
  const failed = new AbortController();
  const ends = [failed.signal, AbortSignal.timeout(withinMs), ...(nobodyWaits ? [nobodyWaits] : [])];
  try {
    return await run(AbortSignal.any(ends));
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}

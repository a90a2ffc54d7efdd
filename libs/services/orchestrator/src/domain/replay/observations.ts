import type { InvestigationEvent } from '../investigation/events.js';

/** The hashes of all that agents say they observed in an investigation, each once, in order, whether or not their results counted. */
export function observationsOf(log: readonly InvestigationEvent[]): string[] {
  const results = log.flatMap((event) =>
    event.type === 'ResultAccepted' || event.type === 'ResultHeld' || event.type === 'ResultSetAside'
      ? [event.result]
      : [],
  );
  return [...new Set(results.flatMap(({ observations }) => observations))].sort();
}

/**
 * How much of one answer is read. Ten agents that use all of it still leave the report well below what a message may have (1 MiB), so
 * that no agent can keep an investigation from ending.
 */
export const limits = {
  findings: 40,
  citations: 10,
  observations: 1000,
  edges: 2000,
  refutations: 5,
  signals: 20,
  /** Characters of ids, names, hashes. */
  name: 200,
  /** Characters of statements. */
  sentence: 500,
  /** Characters of what a disproof tried and saw: a list of sentences. */
  disproof: 2000,
} as const;

/** The last moment that a Date can name. */
export const latestTimeMs = 8.64e15;

/** A number that JSON can write; any other becomes -1, which is within no range that a claim may use. */
export function writable(value: number): number {
  return Number.isFinite(value) ? value : -1;
}

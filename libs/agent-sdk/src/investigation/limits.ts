/** What one award may bring at most, so that an agent gone wild fills neither the log nor the evidence store. */
export const limits = {
  findings: 100,
  observations: 200,
  /** All results of one award together, put to the evidence store in one call. */
  observationBytes: 32 * 1024 * 1024,
  edges: 1_000,
  refutations: 5,
  /** Observations that one finding cites. */
  citations: 20,
  /** Characters of a name: service, indicator, category, check. */
  name: 300,
  /** Characters of a statement, and of a refutation. */
  text: 1_000,
  line: 300,
} as const;

/** Text within a limit; what was cut off shows. */
export const shortened = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;

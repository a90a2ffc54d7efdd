import { z } from 'zod';

/** The part of case.json that an investigation may know: names and times, nothing of what went wrong. */
export const caseFile = z.object({
  /** Epoch seconds: the end of what is recorded. */
  now: z.number().positive(),
  /** Who calls whom; an empty one tells nothing. */
  graph: z.array(z.tuple([z.string(), z.string()])).default([]),
});

export type CaseFile = z.infer<typeof caseFile>;

/**
 * The environment's now: just after the last recorded moment, because windows exclude their end.
 * @returns epoch milliseconds
 */
export const nowMsOf = (recorded: CaseFile): number => Math.floor(recorded.now * 1000) + 1;

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const truthShape = z.record(
  z.string(),
  z.object({
    /** Null: there is no fault. */
    rootService: z.string().nullable(),
    acceptedServices: z.array(z.string()).optional(),
    rootInstance: z.string().nullish(),
    rootIndicator: z.array(z.string()).nullish(),
    faultType: z.string(),
    /** Labelled onset, epoch seconds. */
    anomalyStart: z.number().nullish(),
    /** What that label is: an injection, or only when something was noticed. */
    anomalyStartKind: z.string().default(''),
    rootCommit: z.string().nullish(),
    rootKind: z.string().optional(),
    /** Categories of COMPASS that are right to name, where the truth speaks of these; else `faultType` is a data set's word. */
    acceptedCategories: z.array(z.string()).optional(),
  }),
);

/** What really happened, by case id; for scoring only. */
export type Truth = z.output<typeof truthShape>[string];

/** The ground truth of a source, or nothing where it has none. */
export function truthOf(root: string, source: string): ReadonlyMap<string, Truth> | undefined {
  const path = join(root, source, 'truth.json');
  return existsSync(path)
    ? new Map(Object.entries(truthShape.parse(JSON.parse(readFileSync(path, 'utf8')))))
    : undefined;
}

/** Every object that counts as right; none where there is no fault. */
export function rightObjects({ acceptedServices, rootInstance, rootService }: Truth): readonly string[] {
  const root = rootInstance ?? rootService;
  return acceptedServices ?? (root ? [root] : []);
}

/** What a prediction may call the fault: categories of COMPASS, or the data set's own word. */
export function rightFaultTypes({ acceptedCategories, faultType }: Truth): readonly string[] {
  return acceptedCategories ?? [faultType];
}

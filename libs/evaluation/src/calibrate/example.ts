import { logOddsOf, probabilitiesAt, type Basis, type ConfidenceModel } from '@compass/analysis';
import { z } from 'zod';
import { isHeldOut } from '../cases/hold-out.js';
import { rightObjects, type Truth } from '../cases/truth.js';
import type { Evaluated } from '../predict/evaluate.js';
import type { Judged } from '../score/calibration.js';

/** What calibration reads of one investigation; nothing of the truth is in it. */
export const featuresShape = z.object({
  source: z.string(),
  /** See systemsOf. */
  system: z.string(),
  id: z.string(),
  setting: z.string(),
  answerable: z.boolean(),
  basis: z.enum(['seen', 'told']).default('seen'),
  /** Likeliest first: objects as they were recorded, and their log odds against "none of these". */
  ranking: z.array(z.object({ object: z.string(), logOdds: z.number() })),
});
export type Features = z.output<typeof featuresShape>;

/** Features with what was right about them. */
export interface Example {
  readonly system: string;
  readonly basis: Basis;
  readonly heldOut: boolean;
  readonly logOdds: readonly number[];
  /** For each hypothesis, whether it is at the object that is said first. */
  readonly first: readonly boolean[];
  /** For each hypothesis, whether its object is right; none is where there was no answer to give. */
  readonly right: readonly boolean[];
}

export function featuresOf(evaluated: Evaluated, system: string): Features {
  const { source, id, setting, answerable, basis, ranking } = evaluated;
  const logOdds = logOddsOf(ranking);
  const named = ranking.map(({ service }, index) => ({ object: service, logOdds: logOdds[index]! }));
  return { source, system, id, setting, answerable, basis, ranking: named };
}

export function exampleOf({ system, basis, id, answerable, ranking }: Features, truth: Truth): Example {
  const objects = answerable ? rightObjects(truth) : [];
  return {
    system,
    basis,
    heldOut: isHeldOut(id),
    logOdds: ranking.map(({ logOdds }) => logOdds),
    first: ranking.map(({ object }) => object === ranking[0]!.object),
    right: ranking.map(({ object }) => objects.includes(object)),
  };
}

/** P(the object said first is right), and whether it is. */
export function judgedBy(model: ConfidenceModel, { logOdds, first, right }: Example): Judged {
  const probabilities = probabilitiesAt(logOdds, model);
  const confidence = probabilities.reduce((sum, each, index) => sum + (first[index] ? each : 0), 0);
  return { confidence, right: right[0] ?? false };
}

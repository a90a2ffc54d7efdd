import { isHeldOut } from '../cases/hold-out.js';
import { rightFaultTypes, rightObjects, type Truth } from '../cases/truth.js';
import type { Evaluated } from '../predict/evaluate.js';

/** How one prediction compares with what happened. Ranks count from 1; Infinity: not named. */
export interface CaseScore {
  readonly source: string;
  readonly id: string;
  readonly setting: string;
  readonly faultType: string;
  readonly heldOut: boolean;
  /** False: nothing was to be found, or nothing could be; the right answer is to name no cause. */
  readonly answerable: boolean;
  /** See Variation. */
  readonly loudAndWhole: boolean;
  readonly pooled: boolean;
  readonly objectRank: number;
  /** Absent where the truth names no indicator. */
  readonly indicatorRank?: number;
  /** Object and kind of fault, both first. */
  readonly causeFirst: boolean;
  /** Absent where the truth does not speak of commits. */
  readonly commitRight?: boolean;
  readonly confidence: number;
  readonly abstained: boolean;
  readonly seconds: number;
  /** Resident memory of the whole process, the larger of before and after the case: what earlier cases left is in it. */
  readonly residentBytes: number;
}

/** @param truth of the case as it was recorded */
export function scoreCase({ source, id, setting, prediction, ...evaluated }: Evaluated, truth: Truth): CaseScore {
  const objects = rightObjects(truth);
  const indicatorNames = truth.rootIndicator ?? [];
  const { services, indicators, diagnoses, commit, confidence, abstained, seconds } = prediction;
  const [first] = diagnoses;
  return {
    source,
    id,
    setting,
    faultType: truth.faultType,
    heldOut: isHeldOut(id),
    answerable: evaluated.answerable && objects.length > 0,
    loudAndWhole: evaluated.loudAndWhole,
    pooled: evaluated.pooled,
    objectRank: rankOf(objects, services),
    ...(indicatorNames.length > 0 && { indicatorRank: rankOf(indicatorNames, indicators) }),
    causeFirst:
      first !== undefined && objects.includes(first.object) && rightFaultTypes(truth).includes(first.faultType),
    ...('rootCommit' in truth && { commitRight: commit === (truth.rootCommit ?? 'none') }),
    confidence,
    abstained,
    seconds,
    residentBytes: evaluated.peakBytes,
  };
}

function rankOf(accepted: readonly string[], ranking: readonly string[]): number {
  const index = ranking.findIndex((name) => accepted.includes(name));
  return index < 0 ? Infinity : index + 1;
}

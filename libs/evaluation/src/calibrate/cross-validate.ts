import { fittedConfidence, type Basis, type ConfidenceModel } from '@compass/analysis';
import { calibrationOf, type Calibration, type Judged } from '../score/calibration.js';
import { judgedBy, type Example } from './example.js';
import { fitConfidence } from './fit-confidence.js';

/** A system that was left out: what the others fitted, and how that does on it. */
interface LeftOut {
  readonly system: string;
  readonly model: ConfidenceModel;
  readonly judged: readonly Judged[];
  readonly calibration: Calibration;
}

/** A fit over the building half, and how far it can be trusted. */
export interface Fit {
  /** Over all systems. */
  readonly model: ConfidenceModel;
  readonly building: Calibration;
  readonly heldOut: Calibration;
  readonly leftOut: readonly LeftOut[];
  /** Every investigation judged by the model that has not seen its system. */
  readonly leaveOneOut: Calibration;
}

/** A fit for one basis, see ConfidenceModels. */
export interface FitOfBasis {
  readonly basis: Basis;
  readonly examples: readonly Example[];
  readonly fit: Fit;
  /** To ship: what was fitted, or what is shipped already where there was nothing to fit. */
  readonly model: ConfidenceModel;
}

/** One fit for what was seen and one for what was only told. */
export function crossValidateEach(examples: readonly Example[]): FitOfBasis[] {
  return (['seen', 'told'] as const).map((basis) => {
    const of = examples.filter((example) => example.basis === basis);
    const fit = crossValidate(of);
    return { basis, examples: of, fit, model: of.length > 0 ? fit.model : fittedConfidence[basis] };
  });
}

/** Fits on the building half only, over all systems and without each of them in turn. */
export function crossValidate(examples: readonly Example[]): Fit {
  const building = examples.filter(({ heldOut }) => !heldOut);
  const heldOut = examples.filter((example) => example.heldOut);
  const model = rounded(fitConfidence(building));
  const by = (of: readonly Example[], fitted: ConfidenceModel) => of.map((example) => judgedBy(fitted, example));
  const systems = [...new Set(examples.map(({ system }) => system))].sort();
  const leftOut = systems.map((system) => {
    const without = rounded(fitConfidence(building.filter((example) => example.system !== system)));
    const judged = by(
      examples.filter((example) => example.system === system),
      without,
    );
    return { system, model: without, judged, calibration: calibrationOf(judged) };
  });
  return {
    model,
    building: calibrationOf(by(building, model)),
    heldOut: calibrationOf(by(heldOut, model)),
    leftOut,
    leaveOneOut: calibrationOf(leftOut.flatMap(({ judged }) => judged)),
  };
}

/** Three digits: more would only be noise of the sample, and would not be the same bytes on every machine. */
function rounded({ intercept, slope }: ConfidenceModel): ConfidenceModel {
  return { intercept: Math.round(intercept * 1e3) / 1e3, slope: Math.round(slope * 1e3) / 1e3 };
}

// Written by `compass calibrate`; docs/accuracy.md says over what. Not to be edited by hand.
import type { ConfidenceModels } from './calibrate.js';

export const fittedConfidence: ConfidenceModels = {
  seen: { intercept: 2.322, slope: 1.038 },
  told: { intercept: 1.294, slope: 0.3 },
};

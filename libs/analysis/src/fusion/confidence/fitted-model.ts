// Written by `compass calibrate`; docs/accuracy.md says over what. Not to be edited by hand.
import type { ConfidenceModels } from './calibrate.js';

export const fittedConfidence: ConfidenceModels = {
  seen: { intercept: 2.777, slope: 1.121 },
  told: { intercept: 1.294, slope: 0.3 },
};

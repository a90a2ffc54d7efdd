// Written by `compass calibrate`; docs/accuracy.md says over what. Not to be edited by hand.
import type { ConfidenceModels } from './calibrate.js';

export const fittedConfidence: ConfidenceModels = {
  seen: { intercept: 1.471, slope: 1.144 },
  told: { intercept: 1.557, slope: 0.426 },
};

// Written by `compass calibrate`; docs/accuracy.md says over what. Not to be edited by hand.
import type { ConfidenceModel } from './calibrate.js';

export const fittedConfidence: ConfidenceModel = { intercept: 1.475, slope: 1.162 };

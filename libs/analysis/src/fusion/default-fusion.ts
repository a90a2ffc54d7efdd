import type { FusionSettings } from './fuse.js';

/** What hypotheses are ranked by where nothing else is asked for: DESIGN's numbers, and the curve by which scores become shares. */
export const defaultFusion: FusionSettings = {
  weights: { evidence: 0.3, coverage: 0.3, parsimony: 0.15, plausibility: 0.15, precedent: 0.1 },
  sharpness: 14,
  neutralScore: 0.7,
  atLeast: 3,
  atMost: 5,
  diversity: 0.7,
};

// Original file: compass/investigations/v1/report.proto


/**
 * The parts of a hypothesis' score, each 0..1.
 */
export interface ScoreInput {
  'evidence'?: (number | string);
  'coverage'?: (number | string);
  'parsimony'?: (number | string);
  'plausibility'?: (number | string);
  'precedent'?: (number | string);
  'total'?: (number | string);
}

/**
 * The parts of a hypothesis' score, each 0..1.
 */
export interface Score {
  'evidence': (number);
  'coverage': (number);
  'parsimony': (number);
  'plausibility': (number);
  'precedent': (number);
  'total': (number);
}

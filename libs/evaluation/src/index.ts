export { caseAt, casesOf, sourcesIn, type Case } from './cases/case-folders.js';
export { truthOf, type Truth } from './cases/truth.js';
export { evaluate, type Evaluated } from './predict/evaluate.js';
export { investigateCase } from './predict/investigate-case.js';
export { asRecorded, settingsFor } from './predict/settings.js';
export { meanInterval, type Interval } from './score/bootstrap.js';
export { calibrationOf } from './score/calibration.js';
export { scoreCase, type CaseScore } from './score/score-case.js';
export { judged, summarise, type Summary } from './score/summary.js';

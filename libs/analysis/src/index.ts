export { detectCreep } from './anomaly/creep.js';
export { detectShift, type Point, type Shift, type ShiftOptions } from './anomaly/shift.js';
export * from './anomaly/statistics.js';
export { exceptionTypeOf } from './logs/exception-type.js';
export { maskVariables } from './logs/mask.js';
export { plainLine } from './logs/plain-line.js';
export { levelInText, levelNamed } from './logs/line-level.js';
export { TemplateMiner, textOf, type TemplateHandle } from './logs/templates.js';
export { contrast } from './series/contrast.js';
export { resample } from './series/resample.js';
export { callsBetween, type CallingSpan } from './traces/calls-between.js';
export { onCallersClock } from './traces/clock-offset.js';
export { selfTimeMs } from './traces/self-time.js';
export { childrenOf, spanKey, type Span } from './traces/span.js';
export { compareText, type AlertSymptom, type Call, type Finding, type Precedent } from './fusion/evidence.js';
export { defaultFusion } from './fusion/default-fusion.js';
export { fuse, type FusedHypothesis, type FusionInput, type FusionSettings } from './fusion/fuse.js';
export {
  calibrate,
  logOddsOf,
  probabilitiesAt,
  type Basis,
  type ConfidenceModel,
  type ConfidenceModels,
} from './fusion/confidence/calibrate.js';
export { fittedConfidence } from './fusion/confidence/fitted-model.js';
export { shareOfFirst } from './fusion/confidence/share-of-first.js';
export type { Score, ScoreWeights } from './fusion/score.js';
export { harmOf } from './fusion/symptoms.js';
export {
  beforeAfter,
  errorRatioOf,
  meanMsOf,
  perSecondOf,
  talliesOf,
  type OperationActivity,
  type Tally,
} from './behaviour/activity.js';
export { failureOf, slownessOf } from './behaviour/harm.js';
export { failing, slowness, type Difference } from './behaviour/difference.js';
export type { OwnBehaviour } from './behaviour/own-behaviour.js';
export { byOperation } from './behaviour/service-spans.js';
export { metricHarms, type MetricHarm } from './behaviour/metric-behaviour.js';
export { commonOnset } from './onset/common-onset.js';
export { onsetsFromLines, ownOnset } from './onset/onset-from-lines.js';
export { behavioursOf, traceScene, type TraceScene } from './behaviour/scene.js';
export { sharedSymbols } from './changes/shared-symbols.js';
export { strongestTest, type ConsequenceTest, type TestedClaim } from './falsification/strongest-test.js';
export { metricMeaning } from './naming/metric-meaning.js';
export { clockText, durationText, lineText, numberText, shareText } from './figures/figures.js';
export { addedTime, type AddedTime } from './behaviour/added-time.js';
export { measuredLoads } from './behaviour/measured-load.js';
export { lineSurge, type LineSurge } from './behaviour/line-surge.js';
export { fanOutHarm, ownHarm, requestHarm } from './behaviour/wellness.js';
export { dependsOn, namesCallees } from './behaviour/depends-on.js';
export { commonSlowdown } from './behaviour/common-slowdown.js';
export { resourceMeaning, type Resource, type ResourceMeaning } from './naming/resource-meaning.js';
export { clearRise, resourceStrains, type ResourceStrain } from './resources/strain.js';
export { originsOf, type Origin, type PropagationScene } from './propagation/origins.js';
export { sufferingKindOf, type MetricPoints } from './propagation/suffering.js';
export { collectionFactor } from './naming/collection-time.js';
export { isThrottling } from './naming/throttling.js';
export { isDatabaseName } from './naming/database-name.js';
export { linksOf, type Link, type TracedPart } from './network/links.js';
export { wireHarm, type WireHarm } from './network/wire-harm.js';
export { slowNetworks, type SlowNetwork } from './network/slow-network.js';
export { departureOf } from './changes/departure.js';
export type { Hazard } from './changes/hazards.js';
export { outsideReasons, type OutsideReason } from './changes/outside.js';
export { suspectChanges, type JudgedChange, type SuspectChange, type TroubleSeen } from './changes/suspects.js';
export { brokenFlows, type BrokenFlow } from './logs/broken-flow.js';
export { tellsVitalSign } from './falsification/metric-signs.js';
export type { WitnessTest } from './falsification/witness-test.js';
export { witnessTests, type Witnesses } from './falsification/witness-tests.js';
export type { FlowEnd } from './logs/flow-end.js';
export { stoppedLines, type StoppedLine } from './logs/stopped-lines.js';
export { tellsOfBrokenCall, tellsOfFailedCall } from './logs/failed-call.js';
export { eventFindings, type EventCheck, type EventFinding } from './alert-events/event-findings.js';
export { eventTests } from './alert-events/event-tests.js';
export { countersAsRates } from './series/counters.js';
export { countsResent, isLossMetric } from './naming/loss-metric.js';
export { wordsOf } from './naming/words.js';
export { desertedServices, type Deserted } from './propagation/deserted.js';
export {
  exporterPattern,
  owningWorkload,
  workloadLabels,
  workloadPattern,
  type Workload,
  type WorkloadLabel,
} from './naming/owning-workload.js';

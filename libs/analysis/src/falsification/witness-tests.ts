import type { BucketGrid, OperationActivity } from '../behaviour/activity.js';
import { traceScene } from '../behaviour/scene.js';
import type { Call } from '../fusion/evidence.js';
import type { MetricPoints } from '../propagation/suffering.js';
import { courseTests } from './course-tests.js';
import { originTests, type Incident } from './origin-tests.js';
import { logSigns, type LoggedLines } from './log-signs.js';
import { metricSigns } from './metric-signs.js';
import { complaintTests, logsItsWork } from './complaint-tests.js';
import { platformTests, type PlatformObject } from './platform-tests.js';
import { signTests } from './sign-tests.js';
import { timeTests } from './time-tests.js';
import { thingTests } from './thing-tests.js';
import type { ClaimedCause, WitnessTest } from './witness-test.js';
import { spanSigns } from './span-signs.js';
import { strongestSigns, withoutCommonFall } from './vital-signs.js';

/** What was seen of all services by who has nothing to do with the claim's domain. Absent: the environment has none of the kind. */
export interface Witnesses {
  /** Past and window as one. */
  readonly series?: readonly MetricPoints[] | undefined;
  readonly traces?: { readonly buckets: BucketGrid; readonly operations: readonly OperationActivity[] } | undefined;
  readonly logs?: { readonly buckets: BucketGrid; readonly templates: readonly LoggedLines[] } | undefined;
  readonly platform?: readonly PlatformObject[] | undefined;
  /** Who calls whom; may be empty or incomplete. */
  readonly calls: readonly Call[];
}

/**
 * Tests that any claim can be put to, whatever its domain: by what the claimed object does and uses, by what others do, and by who
 * calls whom. What is not measured is not tested. Pure.
 */
export function witnessTests(claim: ClaimedCause, witnesses: Witnesses, incident: Incident): WitnessTest[] {
  const { series = [], traces, logs, platform, calls } = witnesses;
  const scene = traceScene(traces, incident.alertAtMs);
  const traced = new Set(scene.services.map(({ service }) => service));
  const untraced = incident.alerting.some((service) => traced.has(service))
    ? []
    : series.filter(({ service }) => !traced.has(service));
  const all = strongestSigns([
    ...metricSigns(series, incident),
    ...(traces ? spanSigns(scene) : []),
    ...(logs ? logSigns(logs.templates, logs.buckets, scene.splitMs) : []),
  ]);
  const signs = withoutCommonFall(all);
  return [
    ...thingTests(claim, signs, calls),
    ...signTests(claim, signs, all),
    ...courseTests(claim, series, incident),
    ...(traces ? timeTests(claim, scene) : []),
    ...(logs ? complaintTests(claim, logs, scene.splitMs) : []),
    ...(logs ? logsItsWork(claim, logs.templates, scene.splitMs) : []),
    ...(platform ? platformTests(claim, platform, calls) : []),
    ...originTests(claim, { series: untraced, calls, signs }, incident),
  ];
}

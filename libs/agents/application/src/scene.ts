import type { Change } from '@compass/agent-sdk';
import {
  behavioursOf,
  metricHarms,
  ownOnset,
  resourceStrains,
  stoppedLines,
  traceScene,
  type BrokenFlow,
  type MetricHarm,
  type OwnBehaviour,
  type ResourceStrain,
  type StoppedLine,
  type TraceScene,
} from '@compass/analysis';
import { newErrorLogs, tellsOfError, type ErrorLog } from './error-logs.js';
import { brokenPaths } from './flows.js';
import { withoutPassedOn } from './passed-on.js';
import type { Telemetry } from './telemetry.js';

/** The incident as this specialist sees it: before and after, service by service. */
export interface Scene extends TraceScene {
  readonly behaviours: ReadonlyMap<string, OwnBehaviour>;
  /** Kinds of error lines that are new or far more frequent than before. */
  readonly errorLogs: readonly ErrorLog[];
  /** Requests that no longer do what they always did. */
  readonly broken: readonly BrokenFlow[];
  /** Lines that no longer come with those that they always came with. */
  readonly stopped: readonly StoppedLine[];
  /** Whether lines name their requests, so that a broken path would show. */
  readonly hasPaths: boolean;
  readonly harms: readonly MetricHarm[];
  /** What released services use far more of than before; strongest first. */
  readonly strains: readonly ResourceStrain[];
  /** Services with metrics or logs that could tell of trouble. */
  readonly measured: ReadonlySet<string>;
  /** Absent: nobody keeps a record of changes. */
  readonly changes?: readonly Change[] | undefined;
}

/** With fewer samples in the window, two or three bad ones since the onset prove nothing by not being seen. */
const tellingSamples = 30;

/** Where nothing that is measured dates the trouble, each service's first errors date its own. */
export function sceneOf(
  { traces, logs, earlierLogs, paths, changes, metrics, resources }: Telemetry,
  alertAtMs: number,
): Scene {
  const harms = metricHarms(metrics ?? [], alertAtMs);
  const onsets = harms.map(({ shift, strength }) => ({ onsetMs: shift.onsetMs, strength }));
  const scene = traceScene(traces, alertAtMs, onsets);
  const isDated = scene.splitMs < alertAtMs;
  const behaviours = new Map([...behavioursOf(scene)].map(([name, one]) => [name, withoutPassedOn(one)]));
  const logging = (logs?.templates ?? []).map(({ service }) => service);
  const overall = overallLoad(behaviours);
  const services = new Map(
    [...logging, ...behaviours.keys()].map((name) => [name, loadOf(behaviours.get(name), overall)]),
  );
  const databases = databasesIn(scene);
  const splitOf = (service: string) =>
    isDated ? scene.splitMs : (firstErrorsAt(service, logs, alertAtMs) ?? alertAtMs);
  const callees = new Map(scene.services.map(({ service, calling }) => [service, peersOf(calling)]));
  const errorLogs = newErrorLogs(logs, earlierLogs, { loads: services, callees, splitOf }).filter(
    ({ service }) => !databases.has(service),
  );
  const sampled = (metrics ?? []).filter(({ points }) => points.length >= tellingSamples);
  const measured = new Set([...logging, ...sampled.map(({ service }) => service)]);
  const broken = brokenPaths(paths, alertAtMs);
  const stopped = logs ? stoppedLines(logs.templates, logs.buckets, alertAtMs) : [];
  return {
    ...scene,
    behaviours,
    errorLogs,
    broken,
    stopped,
    hasPaths: (paths ?? []).length > 0,
    harms,
    strains: resourceStrains(resources ?? [], alertAtMs),
    measured,
    changes,
  };
}

/** When a service began to log errors that it had not logged before. */
function firstErrorsAt(service: string, logs: Telemetry['logs'], alertAtMs: number): number | undefined {
  const errors = logs?.templates.filter((one) => one.service === service && tellsOfError(one)) ?? [];
  return logs && ownOnset(errors, logs, alertAtMs);
}

/** How many times as many requests it answers as before; where that is unknown, what is said of it otherwise. */
export const loadOf = (behaviour: OwnBehaviour | undefined, otherwise = 1): number =>
  behaviour && behaviour.traffic.before > 0 ? behaviour.traffic.after / behaviour.traffic.before : otherwise;

/** How many times as many requests are answered by all services together. */
function overallLoad(behaviours: ReadonlyMap<string, OwnBehaviour>): number {
  const [before, after] = (['before', 'after'] as const).map((side) =>
    [...behaviours.values()].reduce((sum, { traffic }) => sum + traffic[side], 0),
  ) as [number, number];
  return before > 0 ? after / before : 1;
}

const peersOf = (calling: TraceScene['services'][number]['calling']): ReadonlySet<string> =>
  new Set(calling.flatMap(({ peer }) => peer ?? []));

/** What databases say is another specialist's. */
const databasesIn = ({ services }: TraceScene): ReadonlySet<string> =>
  new Set(services.flatMap(({ calling }) => calling.flatMap(({ peer, database }) => (peer && database ? [peer] : []))));

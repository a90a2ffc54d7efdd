import type { MetricSeries } from '@compass/agent-sdk';
import {
  byOperation,
  commonSlowdown,
  detectShift,
  failing,
  slowness,
  talliesOf,
  traceScene,
  type Difference,
  type OperationActivity,
  type Shift,
  type TraceScene,
} from '@compass/analysis';
import { databaseMetricKind, isDatabase, type DatabaseMetricKind } from './database-metrics.js';
import type { Telemetry } from './telemetry.js';

/** One kind of statement on one database, from its callers' spans. */
export interface Statement {
  readonly operation: string;
  readonly collection: string;
  readonly callers: readonly string[];
  /** Milliseconds per call. */
  readonly latency: Difference;
  readonly errors: Difference;
  readonly errorTexts: readonly string[];
}

export interface DatabaseMetric {
  readonly service: string;
  readonly metric: string;
  readonly kind: DatabaseMetricKind;
  readonly points: MetricSeries['points'];
  /** Absent: the level did not change. */
  readonly shift?: Shift | undefined;
}

/** Everything that is known about one database. */
export interface Database {
  readonly name: string;
  readonly statements: readonly Statement[];
  /** Its own, and those of pools that name it. */
  readonly metrics: readonly DatabaseMetric[];
}

export interface Scene extends TraceScene {
  readonly databases: readonly Database[];
  readonly telemetry: Telemetry;
}

export function sceneOf(telemetry: Telemetry, alertAtMs: number): Scene {
  const metrics = databaseMetrics(telemetry.metrics ?? [], alertAtMs);
  const waits = metrics.flatMap(({ kind, shift }) => (kind === 'lock-waits' && shift ? [shift] : []));
  const scene = traceScene(telemetry.traces, alertAtMs, waits);
  const calls = scene.services.flatMap(({ calling }) => calling.filter(({ peer, database }) => peer && database));
  const divide = { ...scene, slowdown: commonSlowdown(scene.services, scene) };
  const databases = namesOf(calls, telemetry.metrics ?? []).map((name): Database => {
    const own = calls.filter(({ peer }) => peer === name);
    const loyal = callersOfOnly(name, calls);
    return {
      name,
      statements: byOperation(own).map((same) => statementOf(same, divide)),
      metrics: metrics.filter((metric) => isAbout(metric, name, loyal)),
    };
  });
  return { ...scene, databases, telemetry };
}

function databaseMetrics(series: readonly MetricSeries[], alertAtMs: number): DatabaseMetric[] {
  return series.flatMap(({ service, metric, points }): DatabaseMetric[] => {
    const kind = databaseMetricKind(metric);
    return kind ? [{ service, metric, kind, points, shift: detectShift(points, { alertAtMs }) }] : [];
  });
}

/** As callers name them; a database that nobody traces, as its own metrics do. */
function namesOf(calls: readonly OperationActivity[], series: readonly MetricSeries[]): string[] {
  const called = [...new Set(calls.map(({ peer }) => peer!))];
  const measured = Map.groupBy(series, ({ service }) => service);
  const reporting = [...measured].flatMap(([name, all]) => {
    const metrics = all.map(({ metric }) => metric);
    return isDatabase(name, metrics) && !called.some((other) => hostOf(other) === hostOf(name)) ? [name] : [];
  });
  return [...called, ...reporting].sort();
}

/** Services of which no other database is known: their pools are this one's, even when they do not say so. */
function callersOfOnly(name: string, calls: readonly OperationActivity[]): ReadonlySet<string> {
  const callers = new Set(calls.filter(({ peer }) => peer === name).map(({ service }) => service));
  for (const { service, peer } of calls) if (peer !== name) callers.delete(service);
  return callers;
}

/** Its own metrics, pools that name it, and pools of those who call nothing else. */
function isAbout({ service, metric, kind }: DatabaseMetric, name: string, loyal: ReadonlySet<string>): boolean {
  const named = `-${metric.toLowerCase()}-`.replace(/[^a-z0-9]+/g, '-').includes(`-${plain(name)}-`);
  return isOf(service, name) || named || (kind.startsWith('connections') && loyal.has(service));
}

/** Whether who reports is the database of that name itself. */
export const isOf = (service: string, name: string): boolean => hostOf(service) === hostOf(name);

/** Without port and domain. */
const hostOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^([a-z][^.]*)\..*$/, '$1');
const plain = (name: string): string => hostOf(name).replace(/[^a-z0-9]+/g, '-');

function statementOf(same: readonly OperationActivity[], divide: TraceScene & { slowdown: number }): Statement {
  const [{ database, operation }] = same as [OperationActivity];
  const tallies = talliesOf(same, divide.grid);
  return {
    operation: database?.operation || operation,
    collection: database?.collection ?? '',
    callers: [...new Set(same.map(({ service }) => service))].sort(),
    latency: slowness(tallies, divide),
    errors: failing(tallies, divide),
    errorTexts: same.flatMap(({ errorTypes }) => errorTypes.map(({ type, message }) => `${type} ${message}`)),
  };
}

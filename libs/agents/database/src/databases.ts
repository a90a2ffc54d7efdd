import type { MetricSeries } from '@compass/agent-sdk';
import {
  byOperation,
  detectShift,
  failing,
  perSample,
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
  const series = telemetry.metrics ?? [];
  const metrics = series.flatMap(({ service, metric, points }): DatabaseMetric[] => {
    const kind = databaseMetricKind(metric);
    return kind ? [{ service, metric, kind, points, shift: detectShift(perSample(points), { alertAtMs }) }] : [];
  });
  const waits = metrics.flatMap(({ kind, shift }) => (kind === 'lock-waits' && shift ? [shift] : []));
  const scene = traceScene(telemetry.traces, alertAtMs, waits);
  const calls = scene.services.flatMap(({ calling }) => calling.filter(({ peer, database }) => peer && database));
  const measured = Map.groupBy(series, ({ service }) => service);
  const reporting = [...measured].filter(([name, all]) =>
    isDatabase(
      name,
      all.map(({ metric }) => metric),
    ),
  );
  const names = [...new Set([...calls.map(({ peer }) => peer!), ...reporting.map(([name]) => name)])].sort();
  const databases = names.map((name) => ({
    name,
    statements: byOperation(calls.filter(({ peer }) => peer === name)).map((same) => statementOf(same, scene)),
    metrics: metrics.filter(({ service, metric }) => service === name || metric.includes(name)),
  }));
  return { ...scene, databases, telemetry };
}

function statementOf(same: readonly OperationActivity[], scene: TraceScene): Statement {
  const [{ database, operation }] = same as [OperationActivity];
  const tallies = talliesOf(same, scene.grid);
  return {
    operation: database?.operation || operation,
    collection: database?.collection ?? '',
    callers: [...new Set(same.map(({ service }) => service))].sort(),
    latency: slowness(tallies, scene),
    errors: failing(tallies, scene),
    errorTexts: same.flatMap(({ errorTypes }) => errorTypes.map(({ type, message }) => `${type} ${message}`)),
  };
}

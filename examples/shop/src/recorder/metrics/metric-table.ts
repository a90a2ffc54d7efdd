import { attributesOf, serviceOf, type OtlpMetric, type OtlpMetrics, type OtlpPoint } from '../otlp.js';
import { plainName, requestGroups } from './column.js';
import { RequestStatistics } from './request-statistics.js';

/** Seconds between two rows. A row's time is the end of the interval that it describes. */
export const INTERVAL_S = 5;

export interface MetricRow {
  /** Epoch seconds. */
  readonly time: number;
  readonly values: ReadonlyMap<string, number>;
}

/** Collects OTLP metrics (delta temporality) into one row for each five seconds. */
export class MetricTable {
  private readonly plain = new Map<number, Map<string, number>>();
  private readonly requests = new Map<number, Map<string, RequestStatistics>>();

  add(metrics: OtlpMetrics): void {
    for (const { resource, scopeMetrics } of metrics.resourceMetrics ?? []) {
      const service = serviceOf(resource);
      for (const metric of (scopeMetrics ?? []).flatMap((scope) => scope.metrics ?? []))
        this.addMetric(service, metric);
    }
  }

  /** Rows from `startS` (exclusive) to `endS` (inclusive). A service without requests in an interval has a rate of 0 there. */
  rows(startS: number, endS: number): MetricRow[] {
    const groups = new Set([...this.requests.values()].flatMap((row) => [...row.keys()]));
    const rows: MetricRow[] = [];
    for (let time = startS + INTERVAL_S; time <= endS; time += INTERVAL_S) {
      const values = new Map(this.plain.get(time));
      for (const group of groups) {
        const statistics = this.requests.get(time)?.get(group) ?? new RequestStatistics();
        for (const [name, value] of statistics.columns(INTERVAL_S)) values.set(`${group}-${name}`, value);
      }
      rows.push({ time, values });
    }
    return rows;
  }

  private addMetric(service: string, metric: OtlpMetric): void {
    for (const point of metric.histogram?.dataPoints ?? []) this.addRequests(service, metric.name, point);
    for (const point of metric.gauge?.dataPoints ?? []) this.addPlain(service, metric, 'gauge', point);
    for (const point of metric.sum?.dataPoints ?? []) this.addPlain(service, metric, 'counter', point);
  }

  private addRequests(service: string, metric: string, point: OtlpPoint): void {
    const attributes = attributesOf(point.attributes);
    const row = entryOf(this.requests, rowTime(point), () => new Map<string, RequestStatistics>());
    for (const group of requestGroups(metric, attributes)) {
      entryOf(row, `${service}_${group}`, () => new RequestStatistics()).add(
        { bounds: point.explicitBounds ?? [], counts: (point.bucketCounts ?? []).map(Number) },
        'error.type' in attributes,
      );
    }
  }

  private addPlain(service: string, metric: OtlpMetric, kind: 'gauge' | 'counter', point: OtlpPoint): void {
    const row = entryOf(this.plain, rowTime(point), () => new Map<string, number>());
    const column = `${service}_${plainName(metric.name, metric.unit, kind, attributesOf(point.attributes))}`;
    const value = Number(point.asDouble ?? point.asInt ?? 0);
    row.set(column, kind === 'counter' ? (row.get(column) ?? 0) + value / INTERVAL_S : value);
  }
}

/** Reports leave at multiples of the interval; one that is late by less than half of it still belongs to its moment. */
function rowTime(point: OtlpPoint): number {
  return Math.round(Number(BigInt(point.timeUnixNano) / 1_000_000n) / 1000 / INTERVAL_S) * INTERVAL_S;
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

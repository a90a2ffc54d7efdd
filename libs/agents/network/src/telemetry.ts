import type {
  DependencyEdge,
  FindingStatement,
  LogTemplates,
  MetricSeries,
  TraceEdge,
  TraceOperations,
} from '@compass/agent-sdk';

/** The looks that checks read. */
export type Source = 'calls' | 'edges' | 'topology' | 'metrics' | 'logs';

/** What the looks brought; absent where the environment has none of the kind. */
export interface Telemetry {
  /** Calls per operation: hours before, then the last minutes; one part for each group of services. */
  readonly calls: readonly TraceOperations[];
  readonly edges?: readonly TraceEdge[] | undefined;
  readonly topology?: readonly DependencyEdge[] | undefined;
  readonly metrics?: readonly MetricSeries[] | undefined;
  /** All services that have a metric, whatever it tells. */
  readonly measured?: readonly string[] | undefined;
  readonly logs?: LogTemplates | undefined;
}

/** A finding before it cites: which looks carry it, and of which services. */
export interface Said extends FindingStatement {
  readonly reads: readonly [Source, ...Source[]];
  /** Whose series or calls were read; absent: the finding's own service's. */
  readonly of?: readonly string[];
}

import type {
  Change,
  DependencyEdge,
  FindingStatement,
  LogTemplates,
  MetricSeries,
  TraceOperations,
} from '@compass/agent-sdk';

/** The looks that findings read. */
export type Source = 'changes' | 'logs' | 'metrics' | 'traces';

/** What the looks brought; absent where the environment has none of the kind. */
export interface Telemetry {
  readonly changes?: readonly Change[] | undefined;
  readonly logs?: LogTemplates | undefined;
  readonly metrics?: readonly MetricSeries[] | undefined;
  readonly traces?: TraceOperations | undefined;
  readonly topology?: readonly DependencyEdge[] | undefined;
}

/** A finding before it cites: which looks carry it. */
export interface Said extends FindingStatement {
  readonly reads: readonly [Source, ...Source[]];
}

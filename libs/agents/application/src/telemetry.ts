import type {
  Change,
  FindingStatement,
  LogPaths,
  LogTemplates,
  MetricSeries,
  TraceOperations,
} from '@compass/agent-sdk';

/** The looks that checks read. */
export type Source = 'traces' | 'logs' | 'paths' | 'changes' | 'metrics' | 'resources';

/** What the looks brought; absent where the environment has none of the kind. */
export interface Telemetry {
  readonly traces?: TraceOperations | undefined;
  readonly logs?: LogTemplates | undefined;
  /** Lines of the hours before: what was logged then as well is not new. */
  readonly earlierLogs?: LogTemplates | undefined;
  /** What requests leave behind; one part for each group of services. */
  readonly paths?: readonly LogPaths[] | undefined;
  readonly changes?: readonly Change[] | undefined;
  readonly metrics?: readonly MetricSeries[] | undefined;
  /** What services use of processor, memory and the like that were released before the alert. */
  readonly resources?: readonly MetricSeries[] | undefined;
}

/** A finding before it cites: which looks carry it. */
export interface Said extends FindingStatement {
  readonly reads: readonly Source[];
}

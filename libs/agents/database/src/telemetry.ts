import type { Change, FindingStatement, LogTemplates, MetricSeries, TraceOperations } from '@compass/agent-sdk';

/** The looks that checks read. */
export type Source = 'traces' | 'logs' | 'changes' | 'metrics';

/** What the looks brought; absent where the environment has none of the kind. */
export interface Telemetry {
  readonly traces?: TraceOperations | undefined;
  readonly logs?: LogTemplates | undefined;
  readonly changes?: readonly Change[] | undefined;
  readonly metrics?: readonly MetricSeries[] | undefined;
}

/** A finding before it cites: which looks carry it. */
export interface Said extends FindingStatement {
  readonly reads: readonly [Source, ...Source[]];
}

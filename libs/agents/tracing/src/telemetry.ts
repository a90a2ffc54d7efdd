import type { FindingStatement, TraceEdge, TraceOperations } from '@compass/agent-sdk';

/** The looks that checks read. */
export type Source = 'operations' | 'edges';

/** What the looks brought; absent where the environment has no traces. */
export interface Telemetry {
  readonly operations?: TraceOperations | undefined;
  readonly edges?: readonly TraceEdge[] | undefined;
}

/** A finding before it cites: which looks carry it. */
export interface Said extends FindingStatement {
  readonly reads: readonly [Source, ...Source[]];
}

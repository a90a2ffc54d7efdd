import type {
  DeclaredCall,
  ErrorLine,
  FindingStatement,
  KubernetesObject,
  LogTemplates,
  Manifest,
  MetricSeries,
  NodeService,
  Reachability,
  WorkloadEvent,
} from '@compass/agent-sdk';

/** The looks that checks read. */
export type Source =
  | 'workloads'
  | 'services'
  | 'nodes'
  | 'storage'
  | 'settings'
  | 'events'
  | 'nodeServices'
  | 'reachability'
  | 'manifests'
  | 'errorLines'
  | 'logs'
  | 'calls'
  | 'latency'
  | 'traffic'
  | 'processor'
  | 'segments';

/** What the looks brought; absent where the environment cannot tell. */
export interface Telemetry {
  /** Services that the alert is about; absent: none is named. */
  readonly alerting?: readonly string[] | undefined;
  readonly objects?: readonly KubernetesObject[] | undefined;
  readonly events?: readonly WorkloadEvent[] | undefined;
  readonly nodeServices?: readonly NodeService[] | undefined;
  readonly reachability?: readonly Reachability[] | undefined;
  readonly manifests?: readonly Manifest[] | undefined;
  readonly errorLines?: readonly ErrorLine[] | undefined;
  readonly logs?: LogTemplates | undefined;
  readonly calls?: readonly DeclaredCall[] | undefined;
  readonly metrics?: readonly MetricSeries[] | undefined;
}

/** A finding before it cites: which looks carry it. */
export interface Said extends FindingStatement {
  readonly reads: readonly [Source, ...Source[]];
}

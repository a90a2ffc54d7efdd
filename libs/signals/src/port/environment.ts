import type { AlertEvents, AlertEventsRequest } from './alerts.js';
import type { Change, ChangesRequest } from './changes.js';
import type { LogPaths, LogPathsRequest, LogTemplates, LogTemplatesRequest } from './logs.js';
import type { MetricCatalogueRequest, MetricRange, MetricSeries, ServiceMetrics } from './metrics.js';
import type { DependencyEdge, TopologyRequest } from './topology.js';
import type {
  DeclaredCall,
  ErrorLine,
  Manifest,
  NodeService,
  Reachability,
  WorkloadEvent,
  WorkloadObjects,
  WorkloadObjectsRequest,
  WorkloadsRequest,
} from './workloads.js';
import type { TraceEdge, TraceEdgesRequest, TraceOperations, TraceOperationsRequest } from './traces.js';

/** Every question that signals can answer: its arguments, and the data that it is answered with. */
export interface Operations {
  'metrics.range': [MetricRange, readonly MetricSeries[]];
  'metrics.catalogue': [MetricCatalogueRequest, readonly ServiceMetrics[]];
  'logs.templates': [LogTemplatesRequest, LogTemplates];
  'logs.paths': [LogPathsRequest, LogPaths];
  'traces.operations': [TraceOperationsRequest, TraceOperations];
  'traces.edges': [TraceEdgesRequest, readonly TraceEdge[]];
  'changes.list': [ChangesRequest, readonly Change[]];
  'workloads.objects': [WorkloadObjectsRequest, WorkloadObjects];
  'workloads.events': [WorkloadsRequest, readonly WorkloadEvent[]];
  'workloads.nodeServices': [WorkloadsRequest, readonly NodeService[]];
  'workloads.reachability': [WorkloadsRequest, readonly Reachability[]];
  'workloads.manifests': [WorkloadsRequest, readonly Manifest[]];
  'workloads.errorLines': [WorkloadsRequest, readonly ErrorLine[]];
  'workloads.calls': [WorkloadsRequest, readonly DeclaredCall[]];
  'alerts.events': [AlertEventsRequest, AlertEvents];
  'topology.edges': [TopologyRequest, readonly DependencyEdge[]];
}

export type Operation = keyof Operations;
export type Arguments<O extends Operation> = Operations[O][0];
export type Result<O extends Operation> = Operations[O][1];

/** What a back end says: data, possibly shortened to stay within the limit, or that it cannot serve this. */
export type Answer<T> = { readonly data: T; readonly summarised: boolean } | 'not-available';

/**
 * The back ends of an environment, one function per operation; one that is absent is not available. Arguments come parsed, the
 * window within the environment's now. A source answers the same to the same arguments, and returns at most
 * {@link resultLimitBytes} of canonical JSON. When its signal fires, nobody waits for the answer any more.
 * @throws RetryableError when the back end is away
 */
export type SignalSources = {
  readonly [O in Operation]?: (args: Arguments<O>, nobodyWaits?: AbortSignal) => Promise<Answer<Result<O>>>;
};

/** A named set of back ends, with its own time. */
export interface Environment {
  readonly name: string;
  readonly sources: SignalSources;
  /** The environment's now, epoch milliseconds: nothing from this time on is known. */
  now(): number;
}

/** Maps the names of environments to back ends. Each agent has its own. */
export interface Environments {
  /** @throws PermanentError `unknown-environment` */
  resolve(name: string): Promise<Environment>;
}

/** The most that an observation's result may have, as UTF-8 canonical JSON. */
export const resultLimitBytes = 256 * 1024;

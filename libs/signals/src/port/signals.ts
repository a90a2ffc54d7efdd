import type { Observation } from '../observation/observation.js';
import type { Arguments, Operation, Result } from './environment.js';

type Look<O extends Operation> = (args: Arguments<O>) => Promise<Observation<Result<O>>>;

/**
 * The telemetry of one environment as an agent sees it. Every call returns an observation and records it. A window's `endMs` of 0
 * means the environment's now; nothing later than now is ever seen.
 * All calls throw PermanentError `invalid-query`, `observation-limit`; RetryableError when a back end is away.
 */
export interface Signals {
  readonly metrics: {
    range: Look<'metrics.range'>;
    /** Which metrics each service has. */
    catalogue: Look<'metrics.catalogue'>;
  };
  readonly logs: {
    templates: Look<'logs.templates'>;
    /** Which kinds of line and span a request leaves at a service. */
    paths: Look<'logs.paths'>;
  };
  readonly traces: {
    operations: Look<'traces.operations'>;
    edges: Look<'traces.edges'>;
  };
  readonly changes: {
    list: Look<'changes.list'>;
  };
  /** The platform that the services run on, as it stands at the window's end. */
  readonly workloads: {
    objects: Look<'workloads.objects'>;
    /** Newest first. */
    events: Look<'workloads.events'>;
    nodeServices: Look<'workloads.nodeServices'>;
    reachability: Look<'workloads.reachability'>;
    manifests: Look<'workloads.manifests'>;
    errorLines: Look<'workloads.errorLines'>;
    calls: Look<'workloads.calls'>;
  };
  /** What monitors took for abnormal. */
  readonly alerts: {
    events: Look<'alerts.events'>;
  };
  readonly topology: {
    /** Who calls whom, as it was declared; traces tell what was seen. */
    edges: Look<'topology.edges'>;
  };
}

import { PermanentError } from '@compass/kernel';
import type { Environment, Operation, Result } from '../port/environment.js';
import type { Signals } from '../port/signals.js';
import { observe, questionTo } from './observe.js';
import type { Observation } from './observation.js';

/** What one recorder takes at most; a look beyond it is refused with `observation-limit`. */
export interface RecorderLimits {
  readonly observations: number;
  /** Sum of the results' bytes. */
  readonly totalBytes: number;
}

/** Records every look at one environment. The same question is asked once: its second look is the first one's observation. */
export class ObservationRecorder {
  readonly #asked = new Map<string, Promise<Observation>>();
  readonly #recorded = new Map<string, Observation>();
  readonly #hashes = new Set<string>();
  #bytes = 0;

  constructor(
    private readonly environment: Environment,
    private readonly limits: RecorderLimits,
    /** Fires when whoever asks waits no more. */
    private readonly nobodyWaits?: AbortSignal,
  ) {}

  /** The port whose calls are recorded here. */
  readonly signals: Signals = {
    metrics: {
      range: (args) => this.#look('metrics.range', args),
      catalogue: (args) => this.#look('metrics.catalogue', args),
    },
    logs: {
      templates: (args) => this.#look('logs.templates', args),
      paths: (args) => this.#look('logs.paths', args),
    },
    traces: {
      operations: (args) => this.#look('traces.operations', args),
      edges: (args) => this.#look('traces.edges', args),
    },
    changes: { list: (args) => this.#look('changes.list', args) },
    workloads: {
      objects: (args) => this.#look('workloads.objects', args),
      events: (args) => this.#look('workloads.events', args),
      nodeServices: (args) => this.#look('workloads.nodeServices', args),
      reachability: (args) => this.#look('workloads.reachability', args),
      manifests: (args) => this.#look('workloads.manifests', args),
      errorLines: (args) => this.#look('workloads.errorLines', args),
      calls: (args) => this.#look('workloads.calls', args),
    },
    alerts: { events: (args) => this.#look('alerts.events', args) },
    topology: { edges: (args) => this.#look('topology.edges', args) },
  };

  /** By the text of their queries: looks that run side by side ask in no fixed order, and a result must not depend on it. */
  get observations(): readonly Observation[] {
    return [...this.#asked.keys()].sort().flatMap((query) => this.#recorded.get(query) ?? []);
  }

  has(observation: Observation): boolean {
    return this.#hashes.has(observation.hash);
  }

  async #look<O extends Operation>(operation: O, args: unknown): Promise<Observation<Result<O>>> {
    const question = questionTo(this.environment, operation, args);
    const before = this.#asked.get(question.query) as Promise<Observation<Result<O>>> | undefined;
    if (before) return before;
    if (this.#asked.size >= this.limits.observations)
      throw new PermanentError('observation-limit', `more than ${this.limits.observations} observations`);
    const looking = observe(this.environment, question, this.nobodyWaits).then((observation) =>
      this.#record(observation),
    );
    this.#asked.set(question.query, looking);
    looking.catch(() => this.#asked.delete(question.query));
    return looking;
  }

  #record<T>(observation: Observation<T>): Observation<T> {
    this.#bytes += Buffer.byteLength(observation.result);
    if (this.#bytes > this.limits.totalBytes)
      throw new PermanentError('observation-limit', `more than ${this.limits.totalBytes} bytes of results`);
    this.#recorded.set(observation.query, observation);
    this.#hashes.add(observation.hash);
    return observation;
  }
}

/** Where a running service can be reached: host:port, or unix:/path. */
export interface Addresses {
  readonly grpc: string;
  readonly http: string;
}

/** Runs in the background from start to stop of a service: a consumer, a sweep of durable timers, a heartbeat. */
export interface Worker {
  /** For logs and health, for example "consumer". */
  readonly name: string;
  /** Called once the servers listen. */
  start(addresses: Addresses): Promise<void>;
  /**
   * Takes in nothing new, finishes what is at hand; resolves when both are done. Called before the servers stop; also
   * when the start of the service failed, before or in `start`.
   */
  stop(): Promise<void>;
  /** The service is ready when all of its workers are. Absent: ready once started. */
  isReady?(): boolean;
  /** False: cannot recover, the process should be replaced. Absent: always alive. */
  isAlive?(): boolean;
}

/** The workers of one service; injectable as WORKERS. */
export interface Workers {
  /** Before the service has started: during construction of its module. */
  add(worker: Worker): void;
}

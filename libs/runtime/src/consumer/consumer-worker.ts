import type { Worker } from '../lifecycle/worker.js';

/** What the runtime needs of messaging's Consumer. */
interface Consuming {
  readonly name: string;
  readonly joined: Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  isAlive(): boolean;
}

/** A consumer as a worker of its service: ready once it has joined its group. */
export class ConsumerWorker implements Worker {
  private hasJoined = false;
  private started = false;

  constructor(private readonly consumer: Consuming) {}

  get name(): string {
    return this.consumer.name;
  }

  async start(): Promise<void> {
    this.started = true;
    await this.consumer.start();
    this.consumer.joined.then(
      () => (this.hasJoined = true),
      () => undefined, // liveness tells
    );
  }

  async stop(): Promise<void> {
    if (this.started) await this.consumer.stop();
  }

  isReady(): boolean {
    return this.hasJoined && this.consumer.isAlive();
  }

  isAlive(): boolean {
    return !this.started || this.consumer.isAlive();
  }
}

import { randomUUID } from 'node:crypto';
import { topics } from '@compass/contracts';
import type { RawKafka } from '../mesh/raw-kafka.js';
import { specialists } from '../null-mesh/graph.js';
import { TaskRequests } from '../tasks/task-requests.js';

const settled = 'compass.market.v1.TaskSettled';
/** What takes longer than this is lost. */
const patienceMs = 600_000;
const capabilities = specialists.map((name) => `diagnose.${name}`);

/** Rounds of six tasks through market and agents: requested on Kafka, done when all six results are there and are paid. */
export class CompassRounds {
  /** What each round still waits for. */
  readonly #open = new Map<string, { left: number; done: () => void }>();

  private constructor(private readonly requests: TaskRequests) {}

  static async open(kafka: RawKafka): Promise<CompassRounds> {
    const rounds = new CompassRounds(new TaskRequests(await kafka.producer()));
    await kafka.consume([topics.results.name, topics.market.name], (topic, keys, types) => {
      keys.forEach((key, at) => {
        if (topic === topics.results.name || types[at] === settled) rounds.#hear(key);
      });
      return Promise.resolve();
    });
    return rounds;
  }

  /** Seconds that so many rounds take. @throws Error when one does not end */
  async rounds(total: number, inflight: number): Promise<number> {
    const beganMs = performance.now();
    let next = 0;
    const work = async () => {
      while (next++ < total) await this.#round();
    };
    await Promise.all(Array.from({ length: inflight }, work));
    return (performance.now() - beganMs) / 1000;
  }

  async #round(): Promise<void> {
    const investigationId = randomUUID();
    const done = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`round ${investigationId} has not ended`)), patienceMs);
      this.#open.set(investigationId, { left: 2 * capabilities.length, done: () => resolve(clearTimeout(late)) });
    });
    await this.requests.request(investigationId, capabilities);
    await done;
    await this.requests.close(investigationId);
  }

  #hear(key: string): void {
    const round = this.#open.get(key);
    if (!round || --round.left > 0) return;
    this.#open.delete(key);
    round.done();
  }
}

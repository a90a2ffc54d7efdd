import { randomUUID } from 'node:crypto';
import { topics, type TaskInput } from '@compass/contracts';
import { event, sealEvent } from '@compass/messaging';
import type { Producer } from 'kafkajs';
import type { RawKafka } from '../mesh/raw-kafka.js';
import { specialists } from '../null-mesh/graph.js';

const alertAtMs = Date.UTC(2026, 10, 23, 17, 45, 45);
const budgetMicros = 10_000_000;
const settled = 'compass.market.v1.TaskSettled';
const patienceMs = 60_000;

/** Rounds of six tasks through market and agents: requested on Kafka, done when all six results are there and are paid. */
export class CompassRounds {
  /** What each round still waits for. */
  readonly #open = new Map<string, { left: number; done: () => void }>();

  private constructor(private readonly producer: Producer) {}

  static async open(kafka: RawKafka): Promise<CompassRounds> {
    const rounds = new CompassRounds(await kafka.producer());
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
      this.#open.set(investigationId, { left: 2 * specialists.length, done: () => resolve(clearTimeout(late)) });
    });
    const tasks = specialists.map((name) => taskOf(investigationId, name));
    await this.#publish('compass.market.v1.TasksRequested', investigationId, { investigationId, budgetMicros, tasks });
    await done;
    await this.#publish('compass.market.v1.TasksClosed', investigationId, { investigationId, reason: 'bench' });
  }

  async #publish(
    type: 'compass.market.v1.TasksRequested' | 'compass.market.v1.TasksClosed',
    key: string,
    data: object,
  ): Promise<void> {
    const outgoing = event({ id: randomUUID(), type, topic: topics.tasks.name, key, data });
    const { topic, headers, body } = sealEvent(outgoing, 'bench', Date.now());
    await this.producer.send({
      topic,
      acks: -1,
      messages: [{ key, value: Buffer.from(body), headers: { ...headers } }],
    });
  }

  #hear(key: string): void {
    const round = this.#open.get(key);
    if (!round || --round.left > 0) return;
    this.#open.delete(key);
    round.done();
  }
}

function taskOf(investigationId: string, specialist: string): TaskInput {
  return {
    taskId: randomUUID(),
    investigationId,
    kind: 'TASK_KIND_DIAGNOSE',
    phase: 'PHASE_OBSERVE',
    question: { what: 'web is slow', where: 'web', why: 'What causes it?' },
    capability: `diagnose.${specialist}`,
    scope: {
      environment: 'shop/incident-001',
      services: ['web'],
      window: { startMs: alertAtMs - 3_600_000, endMs: 0 },
      alertAtMs,
    },
    priceCeilingMicros: 1_000_000,
    timeoutSeconds: 60,
    deadlineAtMs: Date.now() + 120_000,
    priority: 3,
  };
}

import { randomUUID } from 'node:crypto';
import { topics, type TaskInput } from '@compass/contracts';
import { event, sealEvent, type OutgoingEvent } from '@compass/messaging';
import type { Producer } from 'kafkajs';

const alertAtMs = Date.UTC(2026, 10, 23, 17, 45, 45);
const budgetMicros = 10_000_000;

/** Asks the market for work as the orchestrator does. */
export class TaskRequests {
  constructor(private readonly producer: Producer) {}

  /** @param capabilities one task for each @param investigationId a new one */
  request(investigationId: string, capabilities: readonly string[]): Promise<void> {
    const tasks = capabilities.map((capability) => taskOf(investigationId, capability));
    const data = { investigationId, budgetMicros, tasks };
    return this.#publish(event({ ...about(investigationId), type: 'compass.market.v1.TasksRequested', data }));
  }

  close(investigationId: string): Promise<void> {
    const data = { investigationId, reason: 'bench' };
    return this.#publish(event({ ...about(investigationId), type: 'compass.market.v1.TasksClosed', data }));
  }

  async #publish(outgoing: OutgoingEvent): Promise<void> {
    const { topic, key, headers, body } = sealEvent(outgoing, 'bench', Date.now());
    const messages = [{ key, value: Buffer.from(body), headers: { ...headers } }];
    await this.producer.send({ topic, acks: -1, messages });
  }
}

const about = (key: string) => ({ id: randomUUID(), topic: topics.tasks.name, key });

function taskOf(investigationId: string, capability: string): TaskInput {
  return {
    taskId: randomUUID(),
    investigationId,
    kind: 'TASK_KIND_DIAGNOSE',
    phase: 'PHASE_OBSERVE',
    question: { what: 'web is slow', where: 'web', why: 'What causes it?' },
    capability,
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

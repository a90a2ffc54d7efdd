import type { Producer } from 'kafkajs';
import { startCompassMesh } from '../mesh/compass-mesh.js';
import { RawKafka } from '../mesh/raw-kafka.js';
import { startStage } from '../mesh/stage.js';
import { alertBody, type FloodAlert } from './alerts.js';
import { Curves } from './curves.js';
import { StoredState } from './state.js';

const alertsTopic = 'compass.alerts.v1';
const perSend = 500;

/** What each consumer group of the services reads. */
const groups = {
  intake: [alertsTopic],
  orchestrator: ['compass.incidents.v1', 'compass.market.v1', 'compass.results.v1'],
  'task-market': ['compass.tasks.v1', 'compass.results.v1'],
  'knowledge-store': ['compass.verdicts.v1'],
};

/** A mesh of processes on a Kafka and a Postgres of its own, and all that a scenario does to it. */
export class LoadStage {
  private constructor(
    readonly pids: Readonly<Record<string, number>>,
    readonly stored: StoredState,
    private readonly kafka: RawKafka,
    private readonly producer: Producer,
    private readonly stopAll: () => Promise<void>,
  ) {}

  /** @param settings of the mesh, beside its usual ones @param kafkaAddress see startStage */
  static async start(settings: Readonly<Record<string, string>>, kafkaAddress?: string): Promise<LoadStage> {
    const stage = await startStage(kafkaAddress);
    try {
      const mesh = await startCompassMesh(stage, settings);
      const kafka = new RawKafka(stage.kafka);
      const stored = new StoredState(stage.database);
      return new LoadStage(mesh.pids, stored, kafka, await kafka.producer(), async () => {
        await Promise.all([mesh.stop(), kafka.close(), stored.close()]);
        await stage.stop();
      });
    } catch (error) {
      await stage.stop();
      throw error;
    }
  }

  /** Publishes alerts as fast as Kafka takes them, in the order given. */
  async publish(alerts: readonly FloodAlert[]): Promise<void> {
    for (let first = 0; first < alerts.length; first += perSend) {
      const messages = alerts.slice(first, first + perSend).map((alert) => ({ value: alertBody(alert) }));
      await this.producer.send({ topic: alertsTopic, acks: -1, messages });
    }
  }

  watch(): Curves {
    return new Curves({ pids: this.pids, kafka: this.kafka, groups });
  }

  stop(): Promise<void> {
    return this.stopAll();
  }
}

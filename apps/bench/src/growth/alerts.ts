import { setTimeout as sleep } from 'node:timers/promises';
import { alertBody } from '../load/alerts.js';
import { StoredState, untilAtLeast } from '../load/state.js';
import { startCompassMesh } from '../mesh/compass-mesh.js';
import { cpuOfProcesses } from '../mesh/cpu-of-processes.js';
import { RawKafka } from '../mesh/raw-kafka.js';
import type { Stage } from '../mesh/stage.js';
import type { Curve } from './plot.js';

const sizes = [1, 5, 20, 50];
const incidents = 20;
const settleMs = 2_000;
const shown = ['intake', 'orchestrator', 'task-market'] as const;

/** CPU milliseconds for an incident and its investigation, by the number of alerts, each of another pod, that it has. */
export async function costOfAlerts(stage: Stage): Promise<readonly Curve[]> {
  const mesh = await startCompassMesh(stage);
  const [kafka, stored] = [new RawKafka(stage.kafka), new StoredState(stage.database)];
  const producer = await kafka.producer();
  let [alerts, concluded] = [0, 0];
  const investigate = async (each: number, name: string) => {
    const before = cpuOfProcesses(mesh.pids);
    const bodies = Array.from({ length: incidents * each }, (_, i) =>
      alertBody({ service: `${name}-${i % incidents}`, pod: `pod-${Math.floor(i / incidents)}` }),
    );
    await producer.send({ topic: 'compass.alerts.v1', acks: -1, messages: bodies.map((value) => ({ value })) });
    await untilAtLeast(stored.handledAlerts, (alerts += bodies.length), 'alerts');
    await untilAtLeast(stored.concluded, (concluded += incidents), 'investigations');
    await sleep(settleMs);
    const after = cpuOfProcesses(mesh.pids);
    return Object.fromEntries(shown.map((process) => [process, (after[process]! - before[process]!) / incidents]));
  };
  try {
    for (let i = 0; i < 3; i++) await investigate(1, `warm-up-${i}`);
    const costs: [number, Record<string, number>][] = [];
    for (const size of sizes) costs.push([size, await investigate(size, `alerts-${size}`)]);
    return shown.map((process) => ({
      name: process,
      points: costs.map(([at, cost]) => ({ at, cost: cost[process]! })),
    }));
  } finally {
    await Promise.all([mesh.stop(), kafka.close(), stored.close()]);
  }
}

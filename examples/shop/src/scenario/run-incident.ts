import { setTimeout as pause } from 'node:timers/promises';
import { loadEnvironment } from '../load/load-order.js';
import { faultNamed } from '../faults/faults.js';
import { startProcess } from '../platform/child-process.js';
import { Cleanup } from '../platform/cleanup.js';
import { Shop } from '../platform/shop.js';
import { INTERVAL_S } from '../recorder/metrics/metric-table.js';
import { receiveOtlp } from '../recorder/receive-otlp.js';
import { Recording } from '../recorder/recording.js';
import { Happenings } from './happenings.js';
import type { IncidentPlan } from './incident-plan.js';

const WARM_UP_MS = 20_000;
const LAST_REPORTS_MS = 1500;

/** What was recorded between two moments (epoch seconds). */
export interface RecordedIncident {
  readonly recording: Recording;
  readonly startS: number;
  readonly endS: number;
}

/** Runs the shop through one incident, as long as it lasts, and gives what was recorded. Rejects when aborted. */
export async function runIncident(plan: IncidentPlan, signal: AbortSignal): Promise<RecordedIncident> {
  const cleanup = new Cleanup();
  try {
    const recording = new Recording();
    const receiver = await receiveOtlp(recording);
    cleanup.defer(() => receiver.stop());
    const { building } = faultNamed(plan.fault.kind);
    const shop = await Shop.start(receiver.url, plan.seed, cleanup, building);
    const startS = Math.ceil((Date.now() + WARM_UP_MS) / 1000 / INTERVAL_S) * INTERVAL_S;
    const endS = startS + Math.ceil(plan.durationS / INTERVAL_S) * INTERVAL_S;
    const visitors = await startVisitors(plan, shop.webUrl, startS);
    cleanup.defer(() => visitors.stop());
    const happenings = new Happenings(shop, recording.changes, plan.seed);
    cleanup.defer(() => happenings.end());
    const until = (atS: number) => pause(atS * 1000 - Date.now(), undefined, { signal });
    const timeline = happenings.of(plan).map(({ atS, happen }) => until(startS + atS).then(happen));
    await Promise.all([...timeline, until(endS)]);
    await pause(LAST_REPORTS_MS);
    return { recording, startS, endS };
  } finally {
    await cleanup.run();
  }
}

function startVisitors(plan: IncidentPlan, webUrl: string, startS: number) {
  const traffic = plan.noise.find((noise) => noise.kind === 'traffic');
  const surge = traffic && { fromMs: (startS + traffic.atS) * 1000, factor: traffic.factor };
  const demand = { visitsPerSecond: plan.visitsPerSecond, surge };
  return startProcess('load/main.js', loadEnvironment({ webUrl, seed: plan.seed, demand }));
}

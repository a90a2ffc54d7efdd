import { setTimeout as pause } from 'node:timers/promises';
import { loadEnvironment } from '../load/load-order.js';
import { startProcess } from '../platform/child-process.js';
import { Shop } from '../platform/shop.js';
import { receiveOtlp } from '../recorder/receive-otlp.js';
import { Recording } from '../recorder/recording.js';
import { INTERVAL_S } from '../recorder/metrics/metric-table.js';
import { Happenings } from './happenings.js';
import type { IncidentPlan } from './incident-plan.js';

const WARM_UP_MS = 25_000;

/** What was recorded between two moments (epoch seconds). */
export interface RecordedIncident {
  readonly recording: Recording;
  readonly startS: number;
  readonly endS: number;
}

/** Runs the shop through one incident, as long as it lasts, and gives what was recorded. */
export async function runIncident(plan: IncidentPlan): Promise<RecordedIncident> {
  const recording = new Recording();
  const receiver = await receiveOtlp(recording);
  const shop = await Shop.start(receiver.url, plan.seed);
  const startS = Math.ceil((Date.now() + WARM_UP_MS) / 1000 / INTERVAL_S) * INTERVAL_S;
  const endS = startS + Math.ceil(plan.durationS / INTERVAL_S) * INTERVAL_S;
  const visitors = await startVisitors(plan, shop, startS);
  const happenings = new Happenings(shop, recording.changes, plan.seed);
  const timeline = happenings.of(plan).map(async ({ atS, happen }) => {
    await pause((startS + atS) * 1000 - Date.now());
    await happen();
  });
  await Promise.all([...timeline, pause(endS * 1000 - Date.now())]);
  await pause(INTERVAL_S * 200);
  await happenings.end();
  await visitors.stop();
  await shop.stop();
  await receiver.stop();
  return { recording, startS, endS };
}

function startVisitors(plan: IncidentPlan, shop: Shop, startS: number) {
  const traffic = plan.noise.find((noise) => noise.kind === 'traffic');
  const surge = traffic && { fromMs: (startS + traffic.atS) * 1000, factor: traffic.factor };
  const demand = { visitsPerSecond: plan.visitsPerSecond, surge };
  return startProcess('load/main.js', loadEnvironment({ webUrl: shop.webUrl, seed: plan.seed, demand }));
}

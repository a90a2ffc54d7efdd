import { commonOnset, type Onset } from '../onset/common-onset.js';
import type { BucketGrid, OperationActivity } from './activity.js';
import { coveredGrid } from './covered-grid.js';
import { onsetFromSpans } from '../onset/onset-from-spans.js';
import { commonSlowdown } from './common-slowdown.js';
import { ownBehaviour, type OwnBehaviour } from './own-behaviour.js';
import { servicesOf, type ServiceSpans } from './service-spans.js';

/** What spans show, and the moment that divides it into before and after. */
export interface TraceScene {
  readonly grid: BucketGrid;
  readonly services: readonly ServiceSpans[];
  readonly alertAtMs: number;
  /** When the trouble began, as far as anything tells; else the alert. */
  readonly splitMs: number;
}

interface Traced {
  readonly buckets: BucketGrid;
  readonly operations: readonly OperationActivity[];
}

const nothing: Traced = { buckets: { startMs: 0, widthMs: 1000, count: 0 }, operations: [] };

/** @param others onsets that other telemetry tells; they decide where spans tell none */
export function traceScene(traced: Traced | undefined, alertAtMs: number, others: readonly Onset[] = []): TraceScene {
  const { buckets, operations } = traced ?? nothing;
  const services = servicesOf(operations);
  const splitMs = onsetFromSpans(services, buckets, alertAtMs) ?? commonOnset(others) ?? alertAtMs;
  return { grid: coveredGrid(buckets, operations), services, alertAtMs, splitMs };
}

/** How each service behaves, its own work measured against what has become of all the others'. */
export function behavioursOf(scene: TraceScene): Map<string, OwnBehaviour> {
  return new Map(
    scene.services.map((spans) => {
      const others = scene.services.filter((one) => one !== spans);
      return [spans.service, ownBehaviour(spans, scene, commonSlowdown(others, scene))];
    }),
  );
}

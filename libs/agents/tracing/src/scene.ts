import type { TraceEdge } from '@compass/agent-sdk';
import {
  addedTime,
  behavioursOf,
  traceScene,
  type AddedTime,
  type OwnBehaviour,
  type TraceScene,
} from '@compass/analysis';
import type { Telemetry } from './telemetry.js';

/** The incident as traces show it. */
export interface Scene extends TraceScene {
  readonly behaviours: ReadonlyMap<string, OwnBehaviour>;
  readonly added: readonly AddedTime[];
  readonly edges: readonly TraceEdge[];
}

export function sceneOf({ operations, edges }: Telemetry, alertAtMs: number): Scene {
  const scene = traceScene(operations, alertAtMs);
  return { ...scene, behaviours: behavioursOf(scene), added: addedTime(scene.services, scene), edges: edges ?? [] };
}

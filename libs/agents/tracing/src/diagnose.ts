import { checks } from './checks.js';
import { sceneOf } from './scene.js';
import type { Said, Telemetry } from './telemetry.js';

const mostFindings = 40;

/** What traces show to be wrong, strongest first: symptoms, and causes only where nobody else can tell them. Pure. */
export function diagnose(telemetry: Telemetry, alertAtMs: number): Said[] {
  const scene = sceneOf(telemetry, alertAtMs);
  return checks
    .flatMap(({ id, reads, threshold, find }) =>
      find(scene)
        .filter(({ strength }) => strength >= threshold)
        .map((seen) => ({ ...seen, check: id, reads })),
    )
    .sort((a, b) => b.strength - a.strength)
    .slice(0, mostFindings);
}

import { checks } from './checks/checks.js';
import { sceneOf, type Focus } from './scene.js';
import type { Said, Telemetry } from './telemetry.js';

const mostFindings = 40;

/** What the network, and what travels along it, shows to be wrong; strongest first. Pure: the same data, the same findings. */
export function diagnose(telemetry: Telemetry, focus: Focus): Said[] {
  const scene = sceneOf(telemetry, focus);
  return checks
    .flatMap(({ id, reads, threshold, find }) =>
      find(scene)
        .filter(({ strength }) => strength >= threshold)
        .map((seen) => ({ ...seen, check: id, reads })),
    )
    .sort((a, b) => b.strength - a.strength)
    .slice(0, mostFindings);
}

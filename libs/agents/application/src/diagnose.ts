import { blamed, ofUnknownKind } from './blame.js';
import { releasesBeforeTheirHarm, releasesNearTheAlert, trafficThatIsServed } from './health.js';
import { sceneOf } from './scene.js';
import type { Said, Telemetry } from './telemetry.js';
import { troubleChecks } from './troubles.js';

/** Beyond these, findings only repeat each other. */
const mostFindings = 40;

/**
 * What the telemetry says about services' own code, releases and load; strongest first. Pure: the same data, the same findings.
 * @param focus the alerting services; empty: all
 */
export function diagnose(telemetry: Telemetry, alertAtMs: number, focus: readonly string[]): Said[] {
  const scene = sceneOf(telemetry, alertAtMs);
  const found = troubleChecks.flatMap((check) =>
    check
      .find(scene)
      .filter(({ strength }) => strength >= check.threshold)
      .map((trouble) => ({ trouble, check })),
  );
  const troubles = found.flatMap(({ trouble, check }) => [
    ...blamed(trouble, check, scene),
    ofUnknownKind(trouble, check, scene),
  ]);
  const alerting = focus.length > 0 ? focus : [...scene.behaviours.keys()];
  return [
    ...troubles,
    ...releasesNearTheAlert(scene),
    ...releasesBeforeTheirHarm(scene),
    ...trafficThatIsServed(scene, alerting),
  ]
    .sort((a, b) => b.strength - a.strength)
    .slice(0, mostFindings);
}

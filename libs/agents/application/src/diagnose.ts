import { durationText, numberText } from '@compass/analysis';
import { userFacingService } from '@compass/signals';
import { blamed } from './blame.js';
import { releasesNearTheAlert, trafficThatIsServed } from './health.js';
import { sceneOf, type Scene } from './scene.js';
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
  const troubles = troubleChecks.flatMap((check) =>
    check
      .find(scene)
      .filter(({ strength }) => strength >= check.threshold)
      .map((trouble) => blamed(trouble, check, scene)),
  );
  const alerting = focus.length > 0 ? focus : [...scene.behaviours.keys()];
  return [
    ...troubles,
    ...untracedSymptoms(scene),
    ...releasesNearTheAlert(scene),
    ...trafficThatIsServed(scene, alerting),
  ]
    .sort((a, b) => b.strength - a.strength)
    .slice(0, mostFindings);
}

/** Where a service has no spans, its metrics tell that it fails or is slow, but not whether by itself: a symptom. */
function untracedSymptoms({ harms, behaviours }: Scene): Said[] {
  const seen = new Set<string>();
  return harms
    .filter(({ service, strength, meaning }) => {
      const key = `${service}\n${meaning.role}`;
      const first = !seen.has(key) && !behaviours.has(service) && service !== userFacingService && strength >= 0.2;
      if (first) seen.add(key);
      return first;
    })
    .map(({ service, metric, meaning, shift, strength }) => {
      const text = (value: number) =>
        meaning.toMs === undefined ? numberText(value) : durationText(value * meaning.toMs);
      return {
        service,
        indicator: metric,
        direction: shift.direction,
        onsetMs: shift.onsetMs,
        strength: 0.8 * strength,
        statement: `${metric} of ${service} went from ${text(shift.before)} to ${text(shift.after)}.`,
        check: 'metric-harm',
        reads: ['metrics'],
      };
    });
}

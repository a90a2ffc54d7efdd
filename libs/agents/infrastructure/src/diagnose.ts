import { checks } from './checks/checks.js';
import { clusterOf } from './cluster/cluster.js';
import type { Said, Telemetry } from './telemetry.js';

/** Beyond these, findings only repeat each other. */
const mostFindings = 30;

/**
 * What the platform's state says about causes; strongest first. Pure: the same state, the same findings.
 * @param leftOut categories that are switched off
 */
export function diagnose(
  telemetry: Telemetry,
  alertAtMs: number,
  nowMs: number,
  leftOut: ReadonlySet<string> = new Set(),
): Said[] {
  if (!telemetry.objects) return [];
  const cluster = clusterOf(telemetry, alertAtMs, nowMs);
  const said = checks.flatMap(({ id, reads, find }) =>
    find(cluster)
      .filter(({ category }) => !leftOut.has(category))
      .map(({ object, ...seen }): Said => ({ ...seen, service: object, check: id, reads })),
  );
  const once = new Map<string, Said>();
  for (const finding of said.sort((a, b) => b.strength - a.strength)) {
    const key = JSON.stringify([finding.service, finding.category, finding.check]);
    if (!once.has(key)) once.set(key, finding);
  }
  return [...once.values()].slice(0, mostFindings);
}

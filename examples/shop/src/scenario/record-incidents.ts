import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IncidentPlan } from './incident-plan.js';
import { noticed, type NoticedIncident } from './noticed-incident.js';
import { planIncidents } from './plan-incidents.js';
import { runIncident } from './run-incident.js';
import { truthOf } from './truth.js';
import { SOURCE, writeCase } from './write-case.js';

const ATTEMPTS = 3;

/**
 * Records the incidents of a seed, side by side, and writes them into a directory in place of what was there. Nothing is written
 * unless all of them were recorded.
 */
export async function recordIncidents(seed: number, directory: string, signal: AbortSignal): Promise<void> {
  const plans = planIncidents(seed);
  const outcomes = await Promise.allSettled(plans.map((plan) => recordIncident(plan, signal)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  const incidents = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const truth: Record<string, unknown> = {};
  for (const { plan, incident } of incidents) {
    await writeCase(join(directory, 'cases', plan.id), plan.id, incident);
    truth[plan.id] = truthOf(plan, incident.startS);
  }
  const source = { source: SOURCE, origin: 'examples/shop', seed, licence: 'Apache-2.0', cases: plans.length };
  await writeFile(join(directory, 'truth.json'), `${JSON.stringify(truth, null, 2)}\n`);
  await writeFile(join(directory, 'SOURCE.json'), `${JSON.stringify(source, null, 2)}\n`);
}

/** One incident; recorded again where other work on the machine spoilt it. */
async function recordIncident(
  plan: IncidentPlan,
  signal: AbortSignal,
  attempt = 1,
): Promise<{ readonly plan: IncidentPlan; readonly incident: NoticedIncident }> {
  const recorded = await runIncident(plan, signal);
  try {
    return { plan, incident: noticed(plan, recorded) };
  } catch (cause) {
    if (attempt === ATTEMPTS) throw cause;
    console.error(`${cause instanceof Error ? cause.message : String(cause)}; recording it again`);
    return recordIncident(plan, signal, attempt + 1);
  }
}

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planIncidents } from './plan-incidents.js';
import { runIncident } from './run-incident.js';
import { truthOf } from './truth.js';
import { writeCase } from './write-case.js';

/** Records the incidents of a seed into a directory, side by side; what was there before is replaced. */
export async function recordIncidents(seed: number, directory: string): Promise<void> {
  const plans = planIncidents(seed);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const truths = await Promise.all(
    plans.map(async (plan) => {
      const incident = await runIncident(plan);
      await writeCase(join(directory, 'cases', plan.id), plan.id, incident);
      return [plan.id, truthOf(plan, incident.startS)] as const;
    }),
  );
  const source = { source: 'shop', origin: 'examples/shop', seed, licence: 'Apache-2.0', cases: plans.length };
  await writeFile(join(directory, 'truth.json'), `${JSON.stringify(Object.fromEntries(truths), null, 2)}\n`);
  await writeFile(join(directory, 'SOURCE.json'), `${JSON.stringify(source, null, 2)}\n`);
}

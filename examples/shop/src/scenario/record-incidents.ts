import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FaultName } from '../faults/faults.js';
import { faultNamed } from '../faults/faults.js';
import type { IncidentPlan } from './incident-plan.js';
import { noticed, type NoticedIncident } from './noticed-incident.js';
import { planIncidents } from './plan-incidents.js';
import { runIncident } from './run-incident.js';
import { truthOf } from './truth.js';
import { SOURCE, writeCase } from './write-case.js';

const ATTEMPTS = 3;

export interface RecordingOrder {
  readonly seed: number;
  readonly kinds: readonly FaultName[];
  /** Where the recordings go, a source's directory. */
  readonly directory: string;
  /** How many are recorded side by side; those that need a machine of their own come last, one by one. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** Tells how it goes, for people. */
  readonly report: (line: string) => void;
}

/**
 * Records the incidents of a seed and writes each as soon as it is there; what an earlier run of the same order has written is kept, so
 * that a run that was interrupted goes on where it was. Throws at the end when some could not be recorded.
 */
export async function recordIncidents(order: RecordingOrder): Promise<void> {
  const plans = planIncidents(order.seed, order.kinds);
  const archive = await Archive.open(order.directory, order.seed, plans.length);
  const missing = plans.filter((plan) => !archive.has(plan));
  order.report(`${plans.length - missing.length} of ${plans.length} incidents are there, ${missing.length} to record`);
  const failures: string[] = [];
  const record = async (plan: IncidentPlan) => {
    try {
      await archive.write(plan, await recordIncident(plan, order));
      order.report(`${plan.id} recorded`);
    } catch (cause) {
      if (order.signal.aborted) throw cause;
      failures.push(plan.id);
      order.report(`${plan.id} could not be recorded: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  };
  const alone = (plan: IncidentPlan) => faultNamed(plan.fault.kind).alone === true;
  const shared = missing.filter((plan) => !alone(plan));
  const worker = async () => {
    for (let plan = shared.shift(); plan; plan = shared.shift()) await record(plan);
  };
  await Promise.all(Array.from({ length: order.atOnce }, worker));
  for (const plan of missing.filter(alone)) await record(plan);
  if (failures.length > 0) throw new Error(`not recorded: ${failures.join(', ')}; the same command tries them again`);
}

/** One incident; recorded again where other work on the machine spoilt it. */
async function recordIncident(plan: IncidentPlan, order: RecordingOrder, attempt = 1): Promise<NoticedIncident> {
  const recorded = await runIncident(plan, order.signal);
  try {
    return noticed(plan, recorded);
  } catch (cause) {
    if (attempt === ATTEMPTS) throw cause;
    order.report(`${cause instanceof Error ? cause.message : String(cause)}; recording it again`);
    return recordIncident(plan, order, attempt + 1);
  }
}

type Truth = ReturnType<typeof truthOf>;

/** A source's directory, with its truth. */
class Archive {
  private constructor(
    private readonly directory: string,
    private readonly truth: Record<string, Truth>,
  ) {}

  static async open(directory: string, seed: number, cases: number): Promise<Archive> {
    await mkdir(directory, { recursive: true });
    const source = { source: SOURCE, origin: 'examples/shop', seed, licence: 'Apache-2.0', cases };
    await writeFile(join(directory, 'SOURCE.json'), `${JSON.stringify(source, null, 2)}\n`);
    const file = join(directory, 'truth.json');
    const truth = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Record<string, Truth>) : {};
    return new Archive(directory, truth);
  }

  /** Whether a recording of just this plan is there. */
  has(plan: IncidentPlan): boolean {
    const { plan: planned } = truthOf(plan, 0);
    return JSON.stringify(this.truth[plan.id]?.plan) === JSON.stringify(planned);
  }

  async write(plan: IncidentPlan, incident: NoticedIncident): Promise<void> {
    await writeCase(join(this.directory, 'cases', plan.id), plan.id, incident);
    this.truth[plan.id] = truthOf(plan, incident.startS);
    const sorted = Object.fromEntries(Object.entries(this.truth).sort(([one], [other]) => one.localeCompare(other)));
    await writeFile(join(this.directory, 'truth.json'), `${JSON.stringify(sorted, null, 2)}\n`);
  }
}

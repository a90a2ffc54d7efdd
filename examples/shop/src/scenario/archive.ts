import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IncidentPlan } from './incident-plan.js';
import type { NoticedIncident } from './noticed-incident.js';
import { truthOf } from './truth.js';
import { SOURCE, writeCase } from './write-case.js';

type Truth = ReturnType<typeof truthOf>;

/** A source's directory, with its truth. */
export class Archive {
  private constructor(
    private readonly directory: string,
    private readonly seed: number,
    private truth: Record<string, Truth>,
  ) {}

  static async open(directory: string, seed: number): Promise<Archive> {
    await mkdir(directory, { recursive: true });
    const file = join(directory, 'truth.json');
    const truth = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Record<string, Truth>) : {};
    return new Archive(directory, seed, truth);
  }

  /** Whether a recording of just this plan is there. */
  has(plan: IncidentPlan): boolean {
    const { plan: planned } = truthOf(plan, 0);
    return JSON.stringify(this.truth[plan.id]?.plan) === JSON.stringify(planned);
  }

  async write(plan: IncidentPlan, incident: NoticedIncident): Promise<void> {
    await writeCase(join(this.directory, 'cases', plan.id), plan.id, incident);
    const truth = { ...this.truth, [plan.id]: truthOf(plan, incident.startS) };
    this.truth = Object.fromEntries(Object.entries(truth).sort(([one], [other]) => one.localeCompare(other)));
    await this.writeJson('truth.json', this.truth);
    const cases = Object.keys(this.truth).length;
    await this.writeJson('SOURCE.json', {
      source: SOURCE,
      origin: 'examples/shop',
      seed: this.seed,
      licence: 'Apache-2.0',
      cases,
    });
  }

  private async writeJson(name: string, value: unknown): Promise<void> {
    await writeFile(join(this.directory, name), `${JSON.stringify(value, null, 2)}\n`);
  }
}

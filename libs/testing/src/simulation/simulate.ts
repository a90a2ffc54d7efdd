import { drawNotifications } from './agents/monitor.js';
import { checkBooks } from './invariants/books.js';
import { checkDeadLetters } from './invariants/dead-letters.js';
import { checkIncidents } from './invariants/incidents.js';
import { checkInvestigations } from './invariants/investigations.js';
import { unfinished } from './invariants/unfinished.js';
import { Violation } from './invariants/violation.js';
import { Mesh } from './mesh.js';
import { noSeams, type Seams } from './seams.js';

export interface SimulationOptions {
  readonly seed: number;
  readonly seams?: Partial<Seams>;
  /** Gets a line for each thing that happens. */
  readonly trace?: ((line: string) => void) | undefined;
}

export interface Simulated {
  readonly seed: number;
  /** Undefined: everything held, and everything ended. */
  readonly violation: Violation | undefined;
  /** What went wrong on purpose, in order. */
  readonly faults: readonly string[];
  readonly steps: number;
  readonly elapsedMs: number;
}

/** By then everything must have ended, whatever has crashed, waited and been tried again. Simulated time. */
const horizonMs = 600_000;
const lookEveryMs = 250;

/** Runs one schedule, alert to verdict, as the seed has it. Nothing but the seed and the code decides what happens. */
export async function simulate({ seed, seams = {}, trace }: SimulationOptions): Promise<Simulated> {
  const mesh = new Mesh({ seed, seams: { ...noSeams, ...seams }, trace });
  mesh.start(drawNotifications(mesh.random));
  const violation = await run(mesh).catch((error: unknown) => {
    if (error instanceof Violation) return error;
    throw error;
  });
  mesh.trace(() => (violation ? `VIOLATION ${violation.message}` : 'everything has ended'));
  const { faults, scheduler, elapsedMs } = mesh;
  return { seed, violation, faults: faults.struck, steps: scheduler.taken, elapsedMs };
}

/** @throws Violation */
async function run(mesh: Mesh): Promise<undefined> {
  const checks = new ChangedState(mesh);
  let nextLookMs = 0;
  while (mesh.elapsedMs < horizonMs && (await mesh.scheduler.step())) {
    checks.run();
    if (mesh.elapsedMs < nextLookMs) continue;
    nextLookMs = mesh.elapsedMs + lookEveryMs;
    if (unfinished(mesh) === undefined) return undefined;
  }
  throw new Violation('not-ended', unfinished(mesh) ?? 'nobody knows why');
}

/** Checks what has changed since the step before. */
class ChangedState {
  private readonly seen = new Map<string, number>();

  constructor(private readonly mesh: Mesh) {}

  /** @throws Violation */
  run(): void {
    const { intake, orchestrator, market, watch } = this.mesh;
    watch.rethrow();
    if (this.hasChanged(intake)) checkIncidents(intake.tables);
    if (this.hasChanged(orchestrator)) checkInvestigations(orchestrator.tables);
    if (this.hasChanged(market)) checkBooks(market.tables);
    if (this.changed) checkDeadLetters(this.mesh);
  }

  private changed = false;

  private hasChanged({ service, database }: { service: string; database: { commits: number } }): boolean {
    if (this.seen.get(service) === database.commits) return false;
    this.seen.set(service, database.commits);
    return (this.changed = true);
  }
}

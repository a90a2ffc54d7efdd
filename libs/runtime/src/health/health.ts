import { setTimeout as sleep } from 'node:timers/promises';

/** One thing that a service needs, or runs. */
export interface HealthCheck {
  readonly name: string;
  /** False: not now, perhaps later. A rejection counts as false. */
  isReady(): boolean | Promise<boolean>;
  /** False: never again, the process should be replaced. */
  isAlive(): boolean;
}

export interface HealthReport {
  readonly healthy: boolean;
  /** By check. */
  readonly checks: Readonly<Record<string, boolean>>;
}

/** A check that hangs counts as failed. */
const patienceMs = 1_000;

/** Whether one service should get traffic (ready) and whether it should be replaced (not alive). */
export class Health {
  private readonly checks: HealthCheck[] = [];
  private phase: 'starting' | 'running' | 'stopping' = 'starting';

  add(check: HealthCheck): void {
    this.checks.push(check);
  }

  started(): void {
    this.phase = 'running';
  }

  stopping(): void {
    this.phase = 'stopping';
  }

  get isStopping(): boolean {
    return this.phase === 'stopping';
  }

  liveness(): HealthReport {
    return report(this.checks.map((check) => [check.name, check.isAlive()]));
  }

  async readiness(): Promise<HealthReport> {
    const results = this.checks.map(async (check) => [check.name, await answers(check)] as const);
    return report([[this.phase, this.phase === 'running'], ...(await Promise.all(results))]);
  }
}

function report(results: readonly (readonly [string, boolean])[]): HealthReport {
  return { healthy: results.every(([, passed]) => passed), checks: Object.fromEntries(results) };
}

async function answers(check: HealthCheck): Promise<boolean> {
  const timeout = new AbortController();
  const gaveUp = sleep(patienceMs, false, { signal: timeout.signal, ref: false }).catch(() => false);
  const answer = Promise.resolve()
    .then(() => check.isReady())
    .catch(() => false);
  const ready = await Promise.race([answer, gaveUp]);
  timeout.abort();
  return ready;
}

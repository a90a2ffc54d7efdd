import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RawKafka } from '../mesh/raw-kafka.js';

/** One look at the mesh. */
export interface Sample {
  /** Since the first look, in seconds. */
  readonly atSeconds: number;
  /** Resident memory by process, MB. */
  readonly memoryMb: Readonly<Record<string, number>>;
  /** Messages that have not been handled, by consumer group. */
  readonly lag: Readonly<Record<string, number>>;
}

const periodMs = 500;

export interface Watched {
  readonly pids: Readonly<Record<string, number>>;
  readonly kafka: RawKafka;
  /** Group to the topics that it reads. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

/** Memory and lag over time, from its making until it is stopped. */
export class Curves {
  readonly samples: Sample[] = [];
  readonly #watching: Promise<void>;
  #stopped = false;

  constructor(private readonly watched: Watched) {
    this.#watching = this.#watch();
  }

  async stop(): Promise<readonly Sample[]> {
    this.#stopped = true;
    await this.#watching;
    return this.samples;
  }

  async #watch(): Promise<void> {
    const beganMs = performance.now();
    while (!this.#stopped) {
      const atSeconds = (performance.now() - beganMs) / 1000;
      const memoryMb = memoryOf(this.watched.pids);
      const lags = Object.entries(this.watched.groups).map(
        async ([group, topics]) => [group, await this.watched.kafka.lag(group, topics)] as const,
      );
      this.samples.push({ atSeconds, memoryMb, lag: Object.fromEntries(await Promise.all(lags)) });
      await sleep(periodMs);
    }
  }
}

/** Resident memory, MB. @param pids by name */
function memoryOf(pids: Readonly<Record<string, number>>): Record<string, number> {
  const resident = (pid: number) =>
    Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, resident(pid) / 1024]));
}

/** The highest figure of a process or group over all samples. */
export const peak = (samples: readonly Sample[], of: (sample: Sample) => number | undefined): number =>
  Math.max(...samples.map((sample) => of(sample) ?? 0));

/** How much more memory each process had at most than in the first sample, MB. */
export function growthMb(samples: readonly Sample[]): Record<string, number> {
  const first = samples[0]?.memoryMb ?? {};
  const names = Object.keys(first);
  return Object.fromEntries(
    names.map((name) => [name, peak(samples, ({ memoryMb }) => memoryMb[name]) - (first[name] ?? 0)]),
  );
}

const shades = '▁▂▃▄▅▆▇█';

/** A curve as one line of text, at most `width` characters, from 0 to its highest. */
export function sparkline(figures: readonly number[], width = 60): string {
  const size = Math.max(1, Math.ceil(figures.length / width));
  const highest = Math.max(...figures, 1e-9);
  const chunks = Array.from({ length: Math.ceil(figures.length / size) }, (_, i) =>
    Math.max(...figures.slice(i * size, (i + 1) * size)),
  );
  return chunks.map((value) => shades[Math.min(7, Math.floor((value / highest) * 7.999))]).join('');
}

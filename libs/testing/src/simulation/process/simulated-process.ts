import { RetryableError, type Cancel, type Clock, type Timers } from '@compass/kernel';
import type { Random } from '../schedule/random.js';
import type { Scheduler } from '../schedule/scheduler.js';
import type { Fate, Faults } from './faults.js';
import type { Wire } from './wire.js';

export interface ProcessWorld {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly faults: Faults;
  trace(line: () => string): void;
}

export interface ProcessName {
  readonly service: string;
  /** One of several at once. */
  readonly instance: string;
  /** Counts the starts of the instance. */
  readonly incarnation: number;
}

/** One life of a process: its clock, its timers and its calls. What it was doing ends with it, wherever that was. */
export class SimulatedProcess implements Wire, Clock, Timers {
  readonly title: string;
  isAlive = true;
  /** What the process' clock is ahead of time. */
  skewMs = 0;
  private frozenUntilMs = 0;
  private readonly crashListeners = new Set<() => void>();

  constructor(
    readonly name: ProcessName,
    private readonly world: ProcessWorld,
  ) {
    this.title = `${name.instance}#${name.incarnation}`;
  }

  now(): number {
    return Math.floor(this.world.scheduler.nowMs + this.skewMs);
  }

  after(delayMs: number, task: () => void): Cancel {
    let isCancelled = false;
    // What is due while the process is frozen is put off, and can still be cancelled then.
    const cancelStep = this.world.scheduler.after(delayMs, () => this.proceed(() => !isCancelled && task()));
    return () => {
      isCancelled = true;
      cancelStep();
    };
  }

  every(periodMs: number, task: () => void): Cancel {
    let cancel: Cancel;
    const next = () => {
      cancel = this.after(periodMs, () => {
        next();
        task();
      });
    };
    next();
    return () => cancel();
  }

  call<T>(label: string, effect: () => T | Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (!this.isAlive) return;
      const fate = this.world.faults.fateOf(this, label);
      const frozenMs = fate === 'freeze-before' ? this.freeze() : 0;
      this.world.scheduler.after(frozenMs + this.latencyMs(), () => {
        this.world.trace(() => `${this.title} ${label}${fate ? ` [${fate}]` : ''}`);
        if (!this.isAlive) return;
        if (fate === 'crash-before') return this.crash();
        if (fate === 'lose-request') return this.answer(() => reject(lost(label)));
        void this.perform(effect, fate, label).then(
          (value) => this.answer(() => resolve(value)),
          (error: Error) => this.answer(() => reject(error)),
        );
      });
    });
  }

  /** Has something reach this process from outside, some time later. */
  receive(task: () => void, latencyMs = this.latencyMs()): void {
    this.world.scheduler.after(latencyMs, () => this.proceed(task));
  }

  onCrash(listener: () => void): Cancel {
    this.crashListeners.add(listener);
    return () => this.crashListeners.delete(listener);
  }

  crash(): void {
    if (!this.isAlive) return;
    this.world.trace(() => `${this.title} dies`);
    this.isAlive = false;
    for (const listener of this.crashListeners) listener();
  }

  /** Stops for a while without noticing: everything that is for it waits. Gives how long, in milliseconds. */
  private freeze(): number {
    const forMs = this.world.faults.freezeMs();
    this.world.trace(() => `${this.title} freezes for ${Math.round(forMs)} ms`);
    this.frozenUntilMs = this.world.scheduler.nowMs + forMs;
    return forMs;
  }

  private async perform<T>(effect: () => T | Promise<T>, fate: Fate | undefined, label: string): Promise<T> {
    const value = await effect();
    if (fate === 'crash-after') this.crash();
    if (fate === 'freeze-after') this.freeze();
    if (fate === 'lose-answer') throw lost(label);
    return value;
  }

  private answer(task: () => void): void {
    if (this.world.random.chance(0.7)) this.proceed(task);
    else this.receive(task);
  }

  private proceed(task: () => void): void {
    const { scheduler } = this.world;
    if (!this.isAlive) return;
    if (scheduler.nowMs >= this.frozenUntilMs) task();
    else scheduler.after(this.frozenUntilMs - scheduler.nowMs, () => this.proceed(task));
  }

  /** Mostly about a millisecond, sometimes much more. */
  private latencyMs(): number {
    const { random } = this.world;
    return random.chance(0.02) ? random.between(20, 400) : random.between(0.05, 2);
  }
}

const codes: Readonly<Record<string, string>> = { log: 'event-log-unavailable', net: 'unavailable' };
/** By label: an error is dear to make, and these say nothing that differs. */
const losses = new Map<string, RetryableError>();

function lost(label: string): RetryableError {
  const code = codes[label.split('.')[0]!] ?? 'database-unavailable';
  const loss = losses.get(label) ?? new RetryableError(code, `${label} was cut off`);
  losses.set(label, loss);
  return loss;
}

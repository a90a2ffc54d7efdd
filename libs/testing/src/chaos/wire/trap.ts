import { stepOf, type Gate, type Sighting } from './sighting.js';

/** What is done to a process when it is about to do a step. @returns whether the step's message is forwarded all the same */
export type Strike = (process: string) => boolean;

interface Armed {
  readonly step: string;
  /** Strikes at this occurrence, counted from when it was armed. */
  left: number;
  readonly strike: Strike;
  readonly struck: () => void;
}

/** Sees every step of every process, and strikes at one of each when it is told to. */
export class Trap implements Gate {
  /** How often each process did each step: `<process> <step>`. */
  readonly seen = new Map<string, { readonly process: string; readonly step: string; times: number }>();
  /** By process. */
  private readonly armed = new Map<string, Armed>();

  passes(sighting: Sighting): boolean {
    const { process } = sighting;
    const step = stepOf(sighting);
    const known = this.seen.get(`${process} ${step}`) ?? { process, step, times: 0 };
    known.times += 1;
    this.seen.set(`${process} ${step}`, known);
    const armed = this.armed.get(process);
    if (armed?.step !== step || (armed.left -= 1) > 0) return true;
    this.armed.delete(process);
    const forwarded = armed.strike(process);
    armed.struck();
    return forwarded;
  }

  /**
   * Strikes once, at the `occurrence`-th time from now that `process` is about to do `step`; one step of a process at a time.
   * Resolves when it has.
   */
  arm(process: string, step: string, occurrence: number, strike: Strike): Promise<void> {
    return new Promise((struck) => this.armed.set(process, { step, left: occurrence, strike, struck }));
  }

  disarm(): void {
    this.armed.clear();
  }
}

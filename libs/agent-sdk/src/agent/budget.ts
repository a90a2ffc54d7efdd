import { PermanentError } from '@compass/kernel';

/** What an award may cost, and what its work has cost so far. Micros of a USD. */
export interface Budget {
  /** What the market has reserved: the price that was bid. */
  readonly limitMicros: number;
  readonly spentMicros: number;
  readonly leftMicros: number;
  /**
   * Takes down what something costs, before it is done: a query that is paid for, a model that is asked. Once anything was spent, the
   * result asks for the sum and no more; a failed one too.
   * @throws PermanentError `over-budget` when that is more than what is left: nothing is spent then
   */
  spend(micros: number, what?: string): void;
}

/** Counts what one award costs. */
export class BudgetMeter implements Budget {
  #spentMicros = 0;

  constructor(readonly limitMicros: number) {}

  get spentMicros(): number {
    return this.#spentMicros;
  }

  get leftMicros(): number {
    return this.limitMicros - this.#spentMicros;
  }

  spend(micros: number, what = 'this'): void {
    if (!Number.isInteger(micros) || micros < 0)
      throw new PermanentError('invalid-cost', `${what} costs ${micros}: not a whole number of micros`);
    if (micros > this.leftMicros)
      throw new PermanentError('over-budget', `${what} costs ${micros} micros, and ${this.leftMicros} are left`);
    this.#spentMicros += micros;
  }
}

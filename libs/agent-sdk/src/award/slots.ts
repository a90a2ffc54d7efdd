/** Places to work at; who finds none free waits, first come first served. */
export class Slots {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(private readonly capacity: number) {
    this.#free = capacity;
  }

  /** Places taken, and those who wait for one. */
  get load(): number {
    return this.capacity - this.#free + this.#waiting.length;
  }

  async take(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Hands the place to who has waited longest. */
  give(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}

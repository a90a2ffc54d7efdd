/**
 * A seeded generator: the same seed gives the same draws, on every machine.
 * Small fast counter, 32 bit (C. Doty-Humphrey, PractRand: http://pracrand.sourceforge.net/).
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** @param seed a whole number; its lower 53 bits count */
  constructor(seed: number) {
    [this.a, this.b, this.c] = [0, seed | 0, Math.floor(seed / 2 ** 32) | 0];
    for (let round = 0; round < 12; round += 1) this.bits();
  }

  /** 0 (inclusive) to 1 (exclusive). */
  next(): number {
    return this.bits() / 2 ** 32;
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }

  private bits(): number {
    const result = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + result) | 0;
    return result >>> 0;
  }
}

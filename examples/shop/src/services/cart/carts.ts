/** One product in a cart. */
export interface CartLine {
  readonly productId: number;
  readonly quantity: number;
}

const KEPT_MS = 10 * 60_000;

/** Open carts, in memory; a cart that nobody touched for ten minutes is dropped. */
export class Carts {
  private readonly carts = new Map<string, { lines: CartLine[]; touchedAtMs: number }>();

  add(cartId: string, line: CartLine, nowMs: number): CartLine[] {
    const lines = [...this.linesOf(cartId), line];
    this.carts.delete(cartId);
    this.carts.set(cartId, { lines, touchedAtMs: nowMs });
    this.dropStale(nowMs);
    return lines;
  }

  linesOf(cartId: string): CartLine[] {
    return this.carts.get(cartId)?.lines ?? [];
  }

  close(cartId: string): void {
    this.carts.delete(cartId);
  }

  /** Carts are in the order of their last touch, so the stale ones come first. */
  private dropStale(nowMs: number): void {
    for (const [cartId, cart] of this.carts) {
      if (nowMs - cart.touchedAtMs < KEPT_MS) return;
      this.carts.delete(cartId);
    }
  }
}

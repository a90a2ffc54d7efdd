/** How the network between one process and the others is: whole, slow, or cut. */
export class LinkState {
  private cutting = false;
  private delayMs = 0;
  private readonly listeners = new Set<() => void>();

  get isCut(): boolean {
    return this.cutting;
  }

  onCut(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Closes every connection, and takes no new one until it is whole again. */
  cut(): void {
    this.cutting = true;
    this.listeners.forEach((listener) => listener());
  }

  slow(delayMs: number): void {
    this.delayMs = delayMs;
  }

  heal(): void {
    this.cutting = false;
    this.delayMs = 0;
  }

  /** Does it when the network would; what was sent in order arrives in order. */
  later(deliver: () => void): void {
    if (this.delayMs === 0) deliver();
    else setTimeout(deliver, this.delayMs);
  }
}

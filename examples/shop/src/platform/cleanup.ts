/** What has to be undone at the end, the latest first; the rest is undone even where one part fails. */
export class Cleanup {
  private readonly parts: (() => unknown)[] = [];

  defer(undo: () => unknown): void {
    this.parts.push(undo);
  }

  /** Throws the first failure, after everything was tried. */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (const undo of this.parts.splice(0).reverse()) {
      try {
        await undo();
      } catch (cause) {
        failures.push(cause);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}

/** Work that looks at everything there is, so that requests during one run are all answered by one more run. */
export class Coalesced {
  private running?: Promise<void>;
  private requested = false;
  private closed = false;

  /** @param onError gets what `work` throws; the next request runs it again */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Has `work` run once more after now. */
  request(): void {
    if (this.closed) return;
    this.requested = true;
    this.running ??= this.run();
  }

  /** Takes no more requests; resolves when all that was requested has been tried. */
  async drain(): Promise<void> {
    this.closed = true;
    await this.running;
  }

  /** Takes no more requests; resolves when the run at hand has ended. */
  async close(): Promise<void> {
    this.closed = true;
    this.requested = false;
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.requested) {
      this.requested = false;
      await this.work().catch(this.onError);
    }
    this.running = undefined; // at once: a request in between would find neither a run to answer it nor the need of one
  }
}

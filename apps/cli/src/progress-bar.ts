const width = 30;

/** Shows how far a long run has come, on a line of its own; on what is no terminal, a line for every tenth. */
export class ProgressBar {
  #done = 0;

  constructor(
    private readonly total: number,
    private readonly stream: NodeJS.WriteStream,
  ) {}

  advance(what: string): void {
    this.#done++;
    const share = this.#done / this.total;
    const filled = Math.round(share * width);
    const line = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${this.#done}/${this.total} ${what}`;
    if (this.stream.isTTY) this.stream.write(`\r${line.slice(0, this.stream.columns - 1)}\x1b[K`);
    else if (this.#done === this.total || this.#done % Math.ceil(this.total / 10) === 0) this.stream.write(`${line}\n`);
  }

  end(): void {
    if (this.stream.isTTY) this.stream.write('\r\x1b[K');
  }
}

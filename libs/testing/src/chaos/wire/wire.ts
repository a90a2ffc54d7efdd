/** A part of a stream that is forwarded whole; named where a request or an answer begins or ends that can be told apart. */
export interface Part {
  readonly bytes: Buffer;
  readonly name?: string;
}

/** Understands one connection of a protocol, in both directions. */
export interface Wire {
  /** Bytes of the client. @returns the parts that are complete now */
  request(chunk: Buffer): Part[];
  /** Bytes of the server. */
  answer(chunk: Buffer): Part[];
}

/** Cuts a stream into messages; `lengthOf` gives the length of the first one, once enough of it is there. */
export class Messages {
  private pending: Buffer = Buffer.alloc(0);

  constructor(private readonly lengthOf: (bytes: Buffer) => number | undefined) {}

  /** Each message as it is complete: what the first one tells may change how long the next one is. */
  *take(chunk: Buffer): Generator<Buffer> {
    this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    for (;;) {
      const length = this.pending.length === 0 ? undefined : this.lengthOf(this.pending);
      if (length === undefined || this.pending.length < length) return;
      const message = this.pending.subarray(0, length);
      this.pending = this.pending.subarray(length);
      yield message;
    }
  }
}

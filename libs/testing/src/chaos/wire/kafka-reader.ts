/** Reads the fields of a message of Kafka's protocol (the encodings without tags), one after the other. */
export class KafkaReader {
  constructor(
    private readonly bytes: Buffer,
    /** Where the next field begins. */
    public offset: number,
  ) {}

  skip(bytes: number): void {
    this.offset += bytes;
  }

  int32(): number {
    this.offset += 4;
    return this.bytes.readInt32BE(this.offset - 4);
  }

  /** A text, or undefined where there is none. */
  text(): string | undefined {
    const length = this.bytes.readInt16BE(this.offset);
    const start = this.offset + 2;
    this.offset = start + Math.max(0, length);
    return length < 0 ? undefined : this.bytes.toString('utf8', start, this.offset);
  }
}

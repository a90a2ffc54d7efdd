import { setTimeout as sleep } from 'node:timers/promises';
import type { Producer } from 'kafkajs';
import type { RawKafka } from './raw-kafka.js';

/** What takes longer than this is lost: a process has ended, or reads no more. */
const patienceMs = 60_000;

/** Sends a message to one topic and waits for what comes of it on another. */
export class RoundTrips {
  #arrived = 0;
  #wake: () => void = () => undefined;

  private constructor(
    private readonly producer: Producer,
    private readonly to: string,
  ) {}

  static async open(kafka: RawKafka, to: string, from: string): Promise<RoundTrips> {
    const trips = new RoundTrips(await kafka.producer(), to);
    await kafka.consume([from], (_, keys) => trips.#receive(keys.length));
    return trips;
  }

  /** Milliseconds from sending all of these at once until as many answers have come. @throws Error when they do not come */
  async measure(messages: readonly { readonly key: string; readonly value: Buffer }[]): Promise<number> {
    const until = this.#arrived + messages.length;
    const beganMs = performance.now();
    await this.producer.send({ topic: this.to, acks: -1, messages: [...messages] });
    while (this.#arrived < until) {
      const limit = sleep(patienceMs, 'late', { ref: false });
      const woken = await Promise.race([new Promise<void>((resolve) => (this.#wake = resolve)), limit]);
      if (woken === 'late') throw new Error(`${until - this.#arrived} messages to ${this.to} were not answered`);
    }
    return performance.now() - beganMs;
  }

  #receive(count: number): Promise<void> {
    this.#arrived += count;
    this.#wake();
    return Promise.resolve();
  }
}

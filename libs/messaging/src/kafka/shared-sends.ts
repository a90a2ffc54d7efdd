import { asCompassError } from '@compass/kernel';
import type { OutboundMessage } from '../port/event-log.js';

interface Waiting {
  readonly messages: readonly OutboundMessage[];
  resolve(): void;
  reject(reason: unknown): void;
}

/**
 * Sends one after the other. What comes while one is under way goes out with the next, in its order: a request to a broker costs the
 * same for one message as for many.
 */
export class SharedSends {
  private waiting: Waiting[] = [];
  private running = false;

  constructor(private readonly send: (messages: readonly OutboundMessage[]) => Promise<void>) {}

  /** @throws what sending fails with; what is refused for good is refused to those alone whose messages they are */
  append(messages: readonly OutboundMessage[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ messages, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) await this.sendAll(this.waiting.splice(0));
    this.running = false;
  }

  private async sendAll(group: readonly Waiting[]): Promise<void> {
    try {
      await this.send(group.flatMap(({ messages }) => messages));
      for (const { resolve } of group) resolve();
    } catch (error) {
      if (group.length > 1 && asCompassError(error).kind === 'permanent')
        for (const one of group) await this.sendAll([one]);
      else for (const { reject } of group) reject(error);
    }
  }
}

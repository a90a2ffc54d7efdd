import { AsyncLocalStorage } from 'node:async_hooks';
import { asCompassError } from './errors.js';

interface Waiting<Item, Answer> {
  readonly items: readonly Item[];
  /** Runs what it is given in the context (trace) in which the items came. */
  readonly inContext: ReturnType<typeof AsyncLocalStorage.snapshot>;
  resolve(answer: Answer): void;
  reject(reason: unknown): void;
}

/**
 * Requests one after the other. What comes while one is under way goes out with the next, in its order and in the context of its first: for
 * where a request costs nearly the same for one item as for many.
 */
export class SharedRequests<Item, Answer = void> {
  private waiting: Waiting<Item, Answer>[] = [];
  private running = false;

  /** @param most items that go out together, unless they come together */
  constructor(
    private readonly request: (items: readonly Item[]) => Promise<Answer>,
    private readonly most = Infinity,
  ) {}

  /**
   * @returns the answer to all that went out together
   * @throws what the request fails with; what is refused for good is refused to those alone whose items they are
   */
  add(items: readonly Item[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ items, inContext: AsyncLocalStorage.snapshot(), resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) await this.requestAll(this.nextGroup());
    this.running = false;
  }

  private nextGroup(): Waiting<Item, Answer>[] {
    let count = 0;
    const end = this.waiting.findIndex(({ items }, place) => (count += items.length) > this.most && place > 0);
    return this.waiting.splice(0, end < 0 ? this.waiting.length : end);
  }

  private async requestAll(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answer = await group[0]!.inContext(() => this.request(group.flatMap(({ items }) => items)));
      for (const { resolve } of group) resolve(answer);
    } catch (error) {
      if (group.length > 1 && asCompassError(error).kind === 'permanent')
        for (const one of group) await this.requestAll([one]);
      else for (const { reject } of group) reject(error);
    }
  }
}

import type { Clock } from '@compass/kernel';
import type { UnitOfWork } from '@compass/persistence';

export interface DeadLettersOptions {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  /** Told after a redrive has been committed, so that the consumer of that name need not wait for its sweep. */
  readonly onRedrive?: (consumer: string) => void;
}

/** A message that a service gave up on. */
export interface DeadLetter {
  readonly id: string;
  /** The consumer that gave up. */
  readonly service: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly code: string;
  readonly reason: string;
  readonly attempts: number;
  readonly failedAtMs: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The original bytes; absent in lists. */
  readonly body?: Buffer;
  readonly bodyBytes: number;
}

export interface DeadLetterPage {
  readonly deadLetters: readonly DeadLetter[];
  /** For the next page; empty at the end. */
  readonly nextPageToken: string;
}

/** What one service gave up on, over its own schema. */
export class DeadLetters {
  constructor(private readonly options: DeadLettersOptions) {}

  /** Newest first. @param pageSize at most 500; 0 means 50. @throws PermanentError `page-token-invalid` */
  list(_pageSize: number, _pageToken: string): Promise<DeadLetterPage> {
    throw new Error(`not there yet ${this.options.clock.now()}`);
  }

  /** @throws PermanentError `dead-letter-not-found` */
  get(_id: string): Promise<DeadLetter> {
    throw new Error('not there yet');
  }

  /** Hands the message to its handler again, behind what waits for the same key. @throws PermanentError `dead-letter-not-found` */
  redrive(_id: string): Promise<void> {
    throw new Error('not there yet');
  }
}

import type { Attempt } from '../domain/task/market-task.js';

export type AttemptKey = Pick<Attempt, 'investigationId' | 'taskId' | 'attempt'>;

export interface Attempts {
  find(key: AttemptKey): Promise<Attempt | undefined>;
  /** The awards of an investigation that are not answered yet, by task. */
  findOpen(investigationId: string): Promise<Attempt[]>;
  /** How many awards each bidder, by bidderKey(), has not answered yet, over all investigations. */
  countOpen(): Promise<ReadonlyMap<string, number>>;
  /** A task has one open attempt at most: the store refuses a second one. */
  save(attempts: readonly Attempt[]): Promise<void>;
}

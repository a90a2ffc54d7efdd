import type { MarketTask } from '../domain/task/market-task.js';

export interface Tasks {
  /** Those that exist, in any order. */
  find(taskIds: readonly string[]): Promise<MarketTask[]>;
  /** An investigation's tasks that wait for an award, by task id. */
  findWaiting(investigationId: string): Promise<MarketTask[]>;
  save(tasks: readonly MarketTask[]): Promise<void>;
}

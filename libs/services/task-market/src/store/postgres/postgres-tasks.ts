import type { Task } from '@compass/contracts';
import type { Transaction } from '@compass/persistence';
import type { MarketTask } from '../../domain/task/market-task.js';
import type { Tasks } from '../tasks.js';

interface TaskRow {
  task_id: string;
  investigation_id: string;
  task: Task;
  status: MarketTask['status'];
  attempt: number;
  waiting_since_ms: number;
  fruitless_auctions: number;
  failed_bidders: readonly string[];
}

const columns =
  'task_id, investigation_id, task, status, attempt, waiting_since_ms, fruitless_auctions, failed_bidders';

export class PostgresTasks implements Tasks {
  constructor(private readonly sql: Transaction) {}

  async find(taskIds: readonly string[]): Promise<MarketTask[]> {
    const query = `SELECT ${columns} FROM task WHERE task_id = ANY ($1)`;
    return (await this.sql.query<TaskRow>(query, [taskIds])).map(asMarketTask);
  }

  async findWaiting(investigationId: string): Promise<MarketTask[]> {
    const query = `SELECT ${columns} FROM task WHERE investigation_id = $1 AND status = 'waiting' ORDER BY task_id`;
    return (await this.sql.query<TaskRow>(query, [investigationId])).map(asMarketTask);
  }

  save(tasks: readonly MarketTask[]): Promise<void> {
    if (tasks.length === 0) return Promise.resolve();
    this.sql.send(
      `INSERT INTO task (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::task, $1)
       ON CONFLICT (task_id) DO UPDATE SET status = excluded.status, attempt = excluded.attempt,
         waiting_since_ms = excluded.waiting_since_ms, fruitless_auctions = excluded.fruitless_auctions,
         failed_bidders = excluded.failed_bidders`,
      [JSON.stringify(tasks.map(asRow))],
    );
    return Promise.resolve();
  }
}

function asRow({ task, status, attempt, ...rest }: MarketTask): TaskRow {
  return {
    task_id: task.taskId,
    investigation_id: task.investigationId,
    task,
    status,
    attempt,
    waiting_since_ms: rest.waitingSinceMs,
    fruitless_auctions: rest.fruitlessAuctions,
    failed_bidders: rest.failedBidders,
  };
}

function asMarketTask(row: TaskRow): MarketTask {
  return {
    task: row.task,
    status: row.status,
    attempt: row.attempt,
    waitingSinceMs: row.waiting_since_ms,
    fruitlessAuctions: row.fruitless_auctions,
    failedBidders: row.failed_bidders,
  };
}

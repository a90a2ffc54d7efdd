import type { Account, Attempt, MarketTask } from '@compass/service-task-market/domain';
import type { Announcement, MarketTimer, RegisteredAgent, VersionRule } from '@compass/service-task-market/parts';
import { Table } from '../database/simulated-database.js';

/** The tables of the market. */
export class MarketTables {
  readonly accounts = new Table<Account>('account');
  readonly tasks = new Table<MarketTask>('task');
  readonly attempts = new Table<Attempt>('attempt');
  readonly agents = new Table<RegisteredAgent>('agent');
  readonly rules = new Table<VersionRule>('agent_version');
  readonly announcements = new Table<Announcement>('announcement');
  readonly timers = new Table<MarketTimer>('timer');
}

import {
  bidderKey,
  openAccount,
  type Account,
  type Attempt,
  type MarketTask,
} from '@compass/service-task-market/domain';
import type {
  Accounts,
  AttemptKey,
  Attempts,
  MarketSnapshot,
  MarketStore,
  MarketTimers,
  MarketTransaction,
  Tasks,
} from '@compass/service-task-market/parts';
import type { SimulatedTransaction } from '../database/simulated-transaction.js';
import type { SimulatedUnitOfWork } from '../database/simulated-unit-of-work.js';
import { inOrder, overWire, type Wire } from '../process/wire.js';
import { registryOver } from './agent-registry.js';
import type { MarketTables } from './market-tables.js';

/** The state of the market in a simulated database. */
export class SimulatedMarketStore implements MarketStore {
  constructor(
    private readonly unitOfWork: SimulatedUnitOfWork,
    private readonly tables: MarketTables,
    private readonly wire: Wire,
  ) {}

  transact<T>(work: (tx: MarketTransaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.run((tx) => {
      const all = repositoriesOver(tx, this.tables);
      const wire = inOrder(this.wire);
      return work({
        ...this.unitOfWork.messaging(tx, wire),
        accounts: overWire(wire, 'accounts', all.accounts),
        tasks: overWire(wire, 'tasks', all.tasks),
        attempts: overWire(wire, 'attempts', all.attempts),
        registry: overWire(wire, 'registry', all.registry),
        timers: overWire(wire, 'timers', all.timers),
      });
    });
  }

  read<T>(work: (snapshot: MarketSnapshot) => Promise<T>): Promise<T> {
    return this.unitOfWork.read((tx) => work(repositoriesOver(tx, this.tables)));
  }
}

function repositoriesOver(tx: SimulatedTransaction, tables: MarketTables) {
  return {
    accounts: accountsOver(tx, tables),
    tasks: tasksOver(tx, tables),
    attempts: attemptsOver(tx, tables),
    registry: registryOver(tx, tables),
    timers: timersOver(tx, tables),
  };
}

function accountsOver(tx: SimulatedTransaction, { accounts }: MarketTables): Accounts {
  const lock = async (investigationId: string) => {
    if (tx.get(accounts, investigationId)) await tx.lockRow(accounts, investigationId);
    return tx.get(accounts, investigationId);
  };
  const save = (account: Account) => {
    if (account.reservedMicros + account.spentMicros > account.budgetMicros) throw new Error('over budget');
    return tx.put(accounts, account.investigationId, account);
  };
  return {
    async open(investigationId, budgetMicros) {
      await tx.lockRow(accounts, investigationId);
      if (!tx.get(accounts, investigationId)) await save(openAccount(investigationId, budgetMicros));
      return tx.get(accounts, investigationId)!;
    },
    lock,
    find: (investigationId) => Promise.resolve(tx.get(accounts, investigationId)),
    save,
  };
}

function tasksOver(tx: SimulatedTransaction, { tasks }: MarketTables): Tasks {
  const isWaitingFor = (investigationId: string) => (row: MarketTask) =>
    row.status === 'waiting' && row.task.investigationId === investigationId;
  return {
    find: (taskIds) => Promise.resolve(taskIds.flatMap((taskId) => tx.get(tasks, taskId) ?? [])),
    findWaiting: (investigationId) =>
      Promise.resolve(
        tx
          .all(tasks)
          .filter(isWaitingFor(investigationId))
          .sort((one, other) => (one.task.taskId < other.task.taskId ? -1 : 1)),
      ),
    async save(changed) {
      for (const task of changed) await tx.put(tasks, task.task.taskId, task);
    },
  };
}

function attemptsOver(tx: SimulatedTransaction, { attempts }: MarketTables): Attempts {
  const keyOf = ({ taskId, attempt }: AttemptKey) => `${taskId}/${attempt}`;
  const open = () => tx.all(attempts).filter(({ spentMicros }) => spentMicros === null);
  const save = async (attempt: Attempt) => {
    await tx.lock(`one_open_attempt/${attempt.taskId}`);
    await tx.put(attempts, keyOf(attempt), attempt);
    if (open().filter(({ taskId }) => taskId === attempt.taskId).length > 1)
      throw new Error(`two open attempts of task ${attempt.taskId}`);
  };
  return {
    find: (key) => {
      const found = tx.get(attempts, keyOf(key));
      return Promise.resolve(found?.investigationId === key.investigationId ? found : undefined);
    },
    findOpen: (investigationId) => {
      const ofIt = open().filter((attempt) => attempt.investigationId === investigationId);
      return Promise.resolve(ofIt.sort((one, other) => (one.taskId < other.taskId ? -1 : 1)));
    },
    countOpen: () => {
      const held = open().map(({ agent, agentVersion }) => bidderKey({ name: agent, version: agentVersion }));
      return Promise.resolve(new Map([...Map.groupBy(held, (key) => key)].map(([key, all]) => [key, all.length])));
    },
    async save(changed) {
      for (const attempt of changed) await save(attempt);
    },
  };
}

function timersOver(tx: SimulatedTransaction, { timers }: MarketTables): MarketTimers {
  const inOrder = () =>
    tx.all(timers).sort((one, other) => one.dueAtMs - other.dueAtMs || (one.subject < other.subject ? -1 : 1));
  return {
    async set(changed) {
      for (const timer of changed) await tx.put(timers, timer.subject, timer);
    },
    async clear(subjects) {
      for (const subject of subjects) await tx.put(timers, subject, undefined);
    },
    async claimDue(nowMs, againAtMs, limit) {
      const due = inOrder().filter(({ dueAtMs }) => dueAtMs <= nowMs);
      const claimed = due.filter(({ subject }) => tx.tryLockRow(timers, subject)).slice(0, limit);
      for (const timer of claimed) await tx.put(timers, timer.subject, { ...timer, dueAtMs: againAtMs });
      return claimed.map((timer) => ({ ...timer, trace: {} }));
    },
    nextDueAtMs: () => Promise.resolve(inOrder()[0]?.dueAtMs),
  };
}

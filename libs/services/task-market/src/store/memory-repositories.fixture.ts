import type { OutgoingEvent } from '@compass/messaging';
import { openAccount, type Account } from '../domain/ledger/account.js';
import type { AgentKey, RegisteredAgent } from '../domain/registry/agent.js';
import { bidderKey } from '../domain/registry/bidder.js';
import type { VersionRule } from '../domain/registry/routing.js';
import type { Announcement } from '../domain/registry/capabilities.js';
import type { Attempt, MarketTask } from '../domain/task/market-task.js';
import type { Accounts } from './accounts.js';
import type { AgentRegistry } from './agent-registry.js';
import type { AttemptKey, Attempts } from './attempts.js';
import type { MarketTimer, MarketTimers } from './market-timers.js';
import type { Tasks } from './tasks.js';

/** Rows by primary key; rows themselves are never changed. */
export interface MemoryState {
  readonly accounts: Map<string, Account>;
  readonly tasks: Map<string, MarketTask>;
  readonly attempts: Map<string, Attempt>;
  readonly agents: Map<string, RegisteredAgent>;
  readonly rules: Map<string, VersionRule>;
  readonly timers: Map<string, MarketTimer>;
  announcement: Announcement;
  readonly published: OutgoingEvent[];
}

export function emptyState(): MemoryState {
  const announcement = { revision: 0, capabilities: [] };
  const tables = {
    accounts: new Map(),
    tasks: new Map(),
    attempts: new Map(),
    agents: new Map(),
    timers: new Map(),
    rules: new Map(),
  };
  return { ...tables, announcement, published: [] };
}

export function repositoriesOver(state: MemoryState) {
  return {
    accounts: accountsOver(state),
    tasks: tasksOver(state),
    attempts: attemptsOver(state),
    registry: registryOver(state),
    timers: timersOver(state),
  };
}

function accountsOver({ accounts }: MemoryState): Accounts {
  const find = (investigationId: string) => Promise.resolve(accounts.get(investigationId));
  const save = (account: Account) => {
    if (account.reservedMicros + account.spentMicros > account.budgetMicros) throw new Error('over budget');
    accounts.set(account.investigationId, account);
    return Promise.resolve();
  };
  return {
    open: async (investigationId, budgetMicros) => {
      if (!accounts.has(investigationId)) await save(openAccount(investigationId, budgetMicros));
      return accounts.get(investigationId) as Account;
    },
    lock: find,
    find,
    save,
  };
}

function tasksOver({ tasks }: MemoryState): Tasks {
  return {
    find: (taskIds) => Promise.resolve(taskIds.flatMap((taskId) => tasks.get(taskId) ?? [])),
    findWaiting: (investigationId) => {
      const waiting = [...tasks.values()].filter(
        ({ task, status }) => status === 'waiting' && task.investigationId === investigationId,
      );
      return Promise.resolve(waiting.sort((one, other) => (one.task.taskId < other.task.taskId ? -1 : 1)));
    },
    save: (changed) => {
      for (const task of changed) tasks.set(task.task.taskId, task);
      return Promise.resolve();
    },
  };
}

function attemptsOver({ attempts }: MemoryState): Attempts {
  const keyOf = ({ taskId, attempt }: AttemptKey) => `${taskId}/${attempt}`;
  const open = () => [...attempts.values()].filter(({ spentMicros }) => spentMicros === null);
  return {
    find: (key) => {
      const found = attempts.get(keyOf(key));
      return Promise.resolve(found?.investigationId === key.investigationId ? found : undefined);
    },
    findOpen: (investigationId) => {
      const ofIt = open().filter((attempt) => attempt.investigationId === investigationId);
      return Promise.resolve(ofIt.sort((one, other) => (one.taskId < other.taskId ? -1 : 1)));
    },
    countOpen: () => {
      const byBidder = Map.groupBy(open(), ({ agent, agentVersion }) =>
        bidderKey({ name: agent, version: agentVersion }),
      );
      return Promise.resolve(new Map([...byBidder].map(([key, held]) => [key, held.length])));
    },
    save: (changed) => {
      for (const attempt of changed) attempts.set(keyOf(attempt), attempt);
      const tasks = open().map(({ taskId }) => taskId);
      if (new Set(tasks).size < tasks.length) throw new Error('two open attempts of one task');
      return Promise.resolve();
    },
  };
}

function registryOver(state: MemoryState): AgentRegistry {
  const { agents } = state;
  const keyOf = ({ name, version, instance }: AgentKey) => `${name}/${version}/${instance}`;
  return {
    lock: () => Promise.resolve(state.announcement),
    list: () => Promise.resolve([...agents.keys()].sort().map((key) => agents.get(key) as RegisteredAgent)),
    put: (agent, leaseUntilMs) => {
      const known = agents.get(keyOf(agent));
      const consuming = known?.address === agent.address && known.consuming;
      agents.set(keyOf(agent), { ...agent, consuming, leaseUntilMs });
      return Promise.resolve();
    },
    renew: (key, consuming, leaseUntilMs) => {
      const agent = agents.get(keyOf(key));
      if (agent) agents.set(keyOf(key), { ...agent, consuming, leaseUntilMs });
      const draining = state.rules.get(bidderKey(key))?.draining ?? false;
      return Promise.resolve(agent && { draining });
    },
    remove: (key) => Promise.resolve(void agents.delete(keyOf(key))),
    removeExpired: (nowMs) => {
      for (const [key, { leaseUntilMs }] of agents) if (leaseUntilMs <= nowMs) agents.delete(key);
      return Promise.resolve();
    },
    rules: () => Promise.resolve([...state.rules.keys()].sort().map((key) => state.rules.get(key) as VersionRule)),
    saveRule: (rule) => Promise.resolve(void state.rules.set(bidderKey(rule), rule)),
    announced: (announcement) => Promise.resolve(void (state.announcement = announcement)),
  };
}

function timersOver({ timers }: MemoryState): MarketTimers {
  const inOrder = () =>
    [...timers.values()].sort((one, other) => one.dueAtMs - other.dueAtMs || (one.subject < other.subject ? -1 : 1));
  return {
    set: (changed) => {
      for (const timer of changed) timers.set(timer.subject, timer);
      return Promise.resolve();
    },
    clear: (subjects) => {
      for (const subject of subjects) timers.delete(subject);
      return Promise.resolve();
    },
    claimDue: (nowMs, againAtMs, limit) => {
      const due = inOrder().filter(({ dueAtMs }) => dueAtMs <= nowMs);
      const claimed = due.slice(0, limit);
      for (const timer of claimed) timers.set(timer.subject, { ...timer, dueAtMs: againAtMs });
      return Promise.resolve(claimed.map((timer) => ({ ...timer, trace: {} })));
    },
    nextDueAtMs: () => Promise.resolve(inOrder()[0]?.dueAtMs),
  };
}

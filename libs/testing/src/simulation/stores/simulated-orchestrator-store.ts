import type {
  Admissions,
  DeadlineTimers,
  OfferedCapabilities,
  OrchestratorStore,
  OrchestratorTransaction,
  InvestigationViews,
} from '@compass/service-orchestrator/parts';
import type { SimulatedTransaction } from '../database/simulated-transaction.js';
import type { SimulatedUnitOfWork } from '../database/simulated-unit-of-work.js';
import { inOrder, overWire, type Wire } from '../process/wire.js';
import { investigationLogsOver } from './investigation-logs.js';
import { investigationViewsOver } from './investigation-views.js';
import type { OrchestratorTables } from './orchestrator-tables.js';

/** The state of the orchestrator in a simulated database. */
export class SimulatedOrchestratorStore implements OrchestratorStore {
  constructor(
    private readonly unitOfWork: SimulatedUnitOfWork,
    private readonly tables: OrchestratorTables,
    private readonly wire: Wire,
  ) {}

  transact<T>(work: (tx: OrchestratorTransaction) => Promise<T>): Promise<T> {
    const { tables } = this;
    return this.unitOfWork.run((tx) => {
      const wire = inOrder(this.wire);
      return work({
        ...this.unitOfWork.messaging(tx, wire),
        logs: overWire(wire, 'logs', investigationLogsOver(tx, tables)),
        deadlines: overWire(wire, 'deadlines', deadlinesOver(tx, tables)),
        admissions: overWire(wire, 'admissions', admissionsOver(tx, tables)),
        capabilities: overWire(wire, 'capabilities', capabilitiesOver(tx, tables)),
      });
    });
  }

  read<T>(look: (views: InvestigationViews) => Promise<T>): Promise<T> {
    return this.unitOfWork.read((tx) => look(investigationViewsOver(tx, this.tables)));
  }
}

function deadlinesOver(tx: SimulatedTransaction, { deadlines }: OrchestratorTables): DeadlineTimers {
  const keyOf = (investigationId: string, deadline: string) => `${investigationId}/${deadline}`;
  const locked = async (key: string) => {
    await tx.lockRow(deadlines, key);
    return tx.get(deadlines, key);
  };
  return {
    async set(investigationId, timers) {
      for (const timer of timers)
        await tx.put(deadlines, keyOf(investigationId, timer.deadline), { ...timer, investigationId, trace: {} });
    },
    async clear(investigationId) {
      const own = tx.all(deadlines).filter((timer) => timer.investigationId === investigationId);
      for (const { deadline } of own) await tx.put(deadlines, keyOf(investigationId, deadline), undefined);
    },
    async take(investigationId, deadline) {
      const key = keyOf(investigationId, deadline);
      if (!(await locked(key))) return false;
      await tx.put(deadlines, key, undefined);
      return true;
    },
    async postpone(investigationId, deadline, dueAtMs) {
      const key = keyOf(investigationId, deadline);
      const timer = await locked(key);
      if (timer) await tx.put(deadlines, key, { ...timer, dueAtMs });
    },
  };
}

function admissionsOver(tx: SimulatedTransaction, { investigations }: OrchestratorTables): Admissions {
  const having = (status: string) => tx.all(investigations).filter((row) => row.status === status);
  return {
    crowd: (most) => {
      const waiting = having('waiting').map(({ priority }) => priority);
      const running = Math.min(most, having('running').length);
      return Promise.resolve({ running, ...(waiting.length > 0 && { gravestWaiting: Math.max(...waiting) }) });
    },
  };
}

function capabilitiesOver(tx: SimulatedTransaction, { capabilities }: OrchestratorTables): OfferedCapabilities {
  return {
    async remember(revision, names) {
      await tx.lockRow(capabilities, 'offered');
      const known = tx.get(capabilities, 'offered');
      if (!known || known.revision < revision)
        await tx.put(capabilities, 'offered', { revision, capabilities: [...names] });
    },
    latest: () => Promise.resolve(tx.get(capabilities, 'offered')?.capabilities ?? []),
  };
}

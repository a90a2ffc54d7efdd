import { RetryableError } from '@compass/kernel';
import type { InvestigationEvent } from '@compass/service-orchestrator/domain';
import { priorityOf, statusOf, type Investigation, type InvestigationLogs } from '@compass/service-orchestrator/parts';
import type { SimulatedTransaction } from '../database/simulated-transaction.js';
import { eventKey, type InvestigationRow, type OrchestratorTables } from './orchestrator-tables.js';

/** The logs of investigations over one transaction. */
export function investigationLogsOver(
  tx: SimulatedTransaction,
  { investigations, events }: OrchestratorTables,
): InvestigationLogs {
  const log = (investigationId: string): InvestigationEvent[] => {
    const found: InvestigationEvent[] = [];
    for (let version = 1; ; version += 1) {
      const row = tx.get(events, eventKey(investigationId, version));
      if (!row) return found;
      found.push(row.event);
    }
  };
  const insert = async (row: InvestigationRow) => {
    const { investigationId, incidentId } = row;
    await tx.lockRow(investigations, investigationId);
    await tx.lock(`investigation_incident/${incidentId}`);
    const taken = tx.all(investigations).some((each) => each.incidentId === incidentId);
    if (taken) return false;
    await tx.put(investigations, investigationId, row);
    return true;
  };
  const update = async (row: InvestigationRow, version: number) => {
    await tx.lockRow(investigations, row.investigationId);
    if (tx.get(investigations, row.investigationId)?.version !== version) return false;
    await tx.put(investigations, row.investigationId, row);
    return true;
  };

  return {
    async lock(investigationId) {
      if (tx.get(investigations, investigationId)) await tx.lockRow(investigations, investigationId);
      return log(investigationId);
    },
    tryLock: (investigationId) => {
      const isThere = tx.get(investigations, investigationId) && tx.tryLockRow(investigations, investigationId);
      return Promise.resolve(isThere ? log(investigationId) : undefined);
    },
    isPruned: () => Promise.resolve(false),
    async append(state, version, news) {
      const { investigationId } = state;
      const row = rowOf(state, version + news.length);
      if (!(await (version === 0 ? insert(row) : update(row, version))))
        throw new RetryableError('version-conflict', `${investigationId} is no longer at version ${version}`);
      for (const [index, event] of news.entries()) {
        const key = eventKey(investigationId, version + index + 1);
        const stored = JSON.parse(JSON.stringify(event)) as InvestigationEvent;
        const place = { transaction: tx.id, position: tx.database.identity() };
        await tx.put(events, key, { investigationId, version: version + index + 1, event: stored, ...place });
      }
    },
  };
}

function rowOf(state: Investigation, version: number): InvestigationRow {
  const { investigationId, incident, openedAtMs, conclusion, precedents, judgements } = state;
  const judgement = judgements.at(-1);
  const { incidentId, fingerprint, environment, service = '', alerts } = incident;
  return {
    ...{ investigationId, incidentId, fingerprint, environment, service, alert: alerts[0]?.name ?? '' },
    ...{
      status: statusOf(state),
      priority: priorityOf(incident.severity),
      openedAtMs,
      version,
      precedentsKnown: precedents !== undefined,
    },
    ...(conclusion && { concludedAtMs: conclusion.atMs, verdict: conclusion.verdict }),
    ...(judgement && { judgement }),
  };
}

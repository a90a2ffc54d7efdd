import type { InvestigationEvent } from '@compass/service-orchestrator/domain';
import type { OrchestratorTables } from '../stores/orchestrator-tables.js';
import { must } from './violation.js';

/** One investigation per incident, no gap in versions, no task with two accepted results, one verdict. */
export function checkInvestigations({ investigations, events }: OrchestratorTables): void {
  const rows = [...investigations.rows.values()];
  must(new Set(rows.map(({ incidentId }) => incidentId)).size === rows.length, 'two-investigations', () => '');
  const logs = Map.groupBy(events.rows.values(), ({ investigationId }) => investigationId);
  for (const { investigationId, version } of rows) {
    const log = (logs.get(investigationId) ?? []).sort((one, other) => one.version - other.version);
    const versions = log.map((row) => row.version);
    must(
      version === versions.length && versions.every((each, index) => each === index + 1),
      'gap-in-versions',
      () => `${investigationId} at ${version}: ${versions.join(' ')}`,
    );
    checkLog(
      investigationId,
      log.map(({ event }) => event),
    );
  }
}

function checkLog(investigationId: string, log: readonly InvestigationEvent[]): void {
  const opened = log.filter(({ type }) => type === 'InvestigationOpened').length;
  must(opened === 1 && log[0]?.type === 'InvestigationOpened', 'opened-twice', () => investigationId);
  const verdicts = log.filter(({ type }) => type === 'VerdictReached').length;
  must(verdicts <= 1, 'two-verdicts', () => investigationId);
  const awards = new Map<string, string>();
  const highest = new Map<string, number>();
  const answered = new Set<string>();
  for (const event of log) {
    if (event.type === 'TaskAwardRecorded') {
      awards.set(`${event.taskId}/${event.attempt}`, event.agent);
      highest.set(event.taskId, Math.max(event.attempt, highest.get(event.taskId) ?? 0));
    }
    if (event.type !== 'ResultAccepted') continue;
    const { taskId, attempt, agent } = event.result;
    must(!answered.has(taskId), 'two-accepted-results', () => `task ${taskId}`);
    answered.add(taskId);
    must(awards.get(`${taskId}/${attempt}`) === agent, 'result-of-another', () => `task ${taskId}: ${agent}`);
    must(highest.get(taskId) === attempt, 'older-attempt-accepted', () => `task ${taskId}: ${attempt}`);
  }
}

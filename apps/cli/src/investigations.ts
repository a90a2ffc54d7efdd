import type { InvestigationSummary } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import {
  citedBy,
  fullReport,
  ProgressView,
  renderObservations,
  renderReport,
  verdictHeadline,
} from '@compass/rendering';
import { addressFrom, withService } from './connection.js';
import { paint } from './print.js';

const service = 'compass.investigations.v1.InvestigationService';
const knowledge = 'compass.knowledge.v1.KnowledgeService';
const orchestrator = () => addressFrom('COMPASS_ORCHESTRATOR');

/** Prints the newest investigations, a line each. */
export async function listInvestigations(): Promise<void> {
  const { investigations } = await withService(service, orchestrator(), (client) => client.listInvestigations({}));
  for (const investigation of investigations) console.log(line(investigation));
}

function line({ investigationId, openedAtMs, environment, alert, status, verdict }: InvestigationSummary): string {
  const progress = status === 'INVESTIGATION_STATUS_WAITING' ? 'waiting' : 'running';
  const opened = new Date(openedAtMs).toISOString().slice(0, 19);
  return `${investigationId}  ${opened}  ${environment}  ${alert}: ${verdict ? verdictHeadline(verdict) : progress}`;
}

/** Prints the report of one that is concluded, and what it cites. @throws PermanentError `not-concluded` */
export async function showReport(investigationId: string): Promise<void> {
  const { report } = await withService(service, orchestrator(), (client) =>
    client.getInvestigation({ investigationId }),
  );
  if (!report) throw new PermanentError('not-concluded', `${investigationId} is still running: compass watch shows it`);
  const { observations } = await withService(knowledge, addressFrom('COMPASS_KNOWLEDGE'), (client) =>
    client.getObservations({ hashes: citedBy(report) }),
  );
  console.log(
    `${renderReport(report, paint)}\n${renderObservations(fullReport({ report, judgements: [] }, observations).observations, paint)}`,
  );
}

/** Prints what happened so far and what happens, until the verdict. */
export async function watchInvestigation(investigationId: string): Promise<void> {
  const view = new ProgressView(paint);
  await withService(service, orchestrator(), async (client) => {
    for await (const { type, atMs, data } of client.watch({ investigationId }, { deadlineMs: Infinity }))
      for (const text of view.lines({ type, atMs, data: JSON.parse(data) })) console.log(text);
  });
}

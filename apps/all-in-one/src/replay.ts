import { randomUUID } from 'node:crypto';
import type { InvestigationSummary, Observation, Report, Services, WatchResponse } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { ChannelClients, type PromiseClient } from '@compass/runtime';
import { citedBy } from '@compass/rendering';
import { trace } from '@opentelemetry/api';
import type { RecordedIncident } from './incidents.js';
import type { Mesh } from './mesh.js';

export interface Concluded {
  readonly summary: InvestigationSummary;
  readonly report: Report;
  /** What the report cites. */
  readonly observations: readonly Observation[];
}

/**
 * Publishes the incident's alert as a monitor would, follows the investigation that it causes and returns how it ended. In a database
 * that has seen the incident before, the alert joins it: then that investigation is followed, from its first event.
 * @param onEvent gets each event of the investigation's log as it happens
 */
export async function replay(
  mesh: Mesh,
  incident: RecordedIncident,
  onEvent: (event: WatchResponse) => void,
): Promise<Concluded> {
  const clients = new ChannelClients(trace.getTracer('replay'));
  try {
    const orchestrator = clients.client('compass.investigations.v1.InvestigationService', mesh.orchestrator);
    const known = await knownInvestigation(orchestrator, incident.environment);
    const events = orchestrator.watch({ investigationId: known }, { deadlineMs: Infinity })[Symbol.asyncIterator]();
    const first = events.next();
    await publishAlert(mesh.gateway, incident);
    const investigationId = await untilConcluded(await first, events, onEvent);
    const { summary, report } = await orchestrator.getInvestigation({ investigationId });
    if (!summary || !report) throw new PermanentError('no-report', `${investigationId} has no report`);
    const knowledge = clients.client('compass.knowledge.v1.KnowledgeService', mesh.knowledge);
    const { observations } = await knowledge.getObservations({ hashes: citedBy(report) });
    return { summary, report, observations };
  } finally {
    clients.close();
  }
}

type Orchestrator = PromiseClient<Services['compass.investigations.v1.InvestigationService']>;

/** The id of the environment's newest investigation; empty when there is none. */
async function knownInvestigation(orchestrator: Orchestrator, environment: string): Promise<string> {
  const { investigations } = await orchestrator.listInvestigations({ pageSize: 500 });
  return investigations.find((investigation) => investigation.environment === environment)?.investigationId ?? '';
}

async function publishAlert(gateway: string, { alert, environment }: RecordedIncident): Promise<void> {
  const answer = await fetch(`${gateway}/v1/alerts/alertmanager`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'compass-environment': environment, traceparent: newTrace() },
    body: new Uint8Array(alert),
  });
  if (!answer.ok)
    throw new PermanentError('alert-refused', `the gateway answered ${answer.status}: ${await answer.text()}`);
}

/** A sampled W3C trace context: the root of everything that follows. */
function newTrace(): string {
  const digits = randomUUID().replaceAll('-', '');
  return `00-${digits}-${digits.slice(0, 16)}-01`;
}

async function untilConcluded(
  first: IteratorResult<WatchResponse>,
  events: AsyncIterator<WatchResponse>,
  onEvent: (event: WatchResponse) => void,
): Promise<string> {
  for (let next = first; !next.done; next = await events.next()) {
    onEvent(next.value);
    if (next.value.type === 'VerdictReached') return next.value.investigationId;
  }
  throw new PermanentError('watch-ended', 'the orchestrator ended the stream before the verdict');
}

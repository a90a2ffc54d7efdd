import { messageFromJson, type InvestigationSummary } from '@compass/contracts';
import { verdictHeadline } from '@compass/rendering';
import { gatewayOf, type AccessOptions } from '../gateway/access.js';
import { namedInvestigation } from '../gateway/named.js';
import { print } from '../print.js';
import { allPages } from './all-pages.js';

interface ListOptions extends AccessOptions {
  readonly status?: string;
  readonly verdict?: string;
  readonly environment?: string;
  readonly service?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit: number;
}

/** Prints investigations, the newest first, a line each. */
export async function listInvestigations(options: ListOptions): Promise<void> {
  const { status, verdict, environment, service, since, until, limit } = options;
  const filters = { status, verdict, environment, service, since, until };
  const wanted = { filters, limit };
  const found = await allPages<unknown>(gatewayOf(options), '/v1/investigations', 'investigations', wanted);
  print(found, (all) => all.map(lineOf).join(''), options.json);
}

function lineOf(json: unknown): string {
  const summary = messageFromJson<InvestigationSummary>('compass.investigations.v1.InvestigationSummary', json);
  const { investigationId, openedAtMs, environment, alert, verdict } = summary;
  const { status } = json as { status: string };
  const outcome = verdict ? `${verdictHeadline(verdict)}${verdict.confirmed ? ', confirmed' : ''}` : status;
  return `${investigationId}  ${new Date(openedAtMs).toISOString().slice(0, 19)}  ${environment}  ${alert}: ${outcome}\n`;
}

interface JudgeOptions extends AccessOptions {
  readonly by?: string;
  readonly note?: string;
  readonly reject?: boolean;
  readonly key?: string;
}

/** Confirms or rejects a hypothesis: by its rank, or its id. */
export async function judge(name: string, hypothesis: string, options: JudgeOptions): Promise<void> {
  const gateway = gatewayOf(options);
  const path = `/v1/investigations/${await namedInvestigation(gateway, name)}`;
  const { report } = await gateway.get<{ report: { hypotheses: { rank: number; hypothesisId: string }[] } | null }>(
    path,
  );
  const ranked = report?.hypotheses.find(({ rank }) => String(rank) === hypothesis);
  const { by, note, key } = options;
  const choice = options.reject ? 'rejected' : 'confirmed';
  const body = { hypothesisId: ranked?.hypothesisId ?? hypothesis, choice, ...(by && { by }), ...(note && { note }) };
  const headers = { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) };
  const judgement = await gateway.post<{ hypothesisId: string }>(`${path}/judgements`, JSON.stringify(body), headers);
  print(judgement, ({ hypothesisId }) => `${hypothesisId} is ${choice}\n`, options.json);
}

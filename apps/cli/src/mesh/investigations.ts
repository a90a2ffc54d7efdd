import { messageFromJson, type InvestigationSummary, type Judgement, type Report } from '@compass/contracts';
import {
  ProgressView,
  renderFullReport,
  renderObservations,
  renderReport,
  verdictHeadline,
  type CitedObservation,
} from '@compass/rendering';
import { gatewayOf, type AccessOptions } from '../gateway/access.js';
import { namedInvestigation } from '../gateway/named-investigation.js';
import { paint, print } from '../print.js';

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
  const filters = Object.entries({ status, verdict, environment, service, since, until });
  const given = filters.filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams([...given, ['pageSize', String(limit)]]);
  const page = await gatewayOf(options).get<{ investigations: unknown[] }>(`/v1/investigations?${query.toString()}`);
  print(page.investigations, (all) => all.map(lineOf).join(''), options.json);
}

function lineOf(json: unknown): string {
  const summary = messageFromJson<InvestigationSummary>('compass.investigations.v1.InvestigationSummary', json);
  const { investigationId, openedAtMs, environment, alert, verdict } = summary;
  const { status } = json as { status: string };
  const outcome = verdict ? `${verdictHeadline(verdict)}${verdict.confirmed ? ', confirmed' : ''}` : status;
  return `${investigationId}  ${new Date(openedAtMs).toISOString().slice(0, 19)}  ${environment}  ${alert}: ${outcome}\n`;
}

interface FullReportJson {
  readonly report: unknown;
  readonly judgements: readonly unknown[];
  readonly observations: readonly CitedObservation[];
}

interface ShowOptions extends AccessOptions {
  readonly full?: boolean;
  readonly markdown?: boolean;
}

/** Prints the report of an investigation that has ended, with what it cites. */
export async function showReport(name: string, options: ShowOptions): Promise<void> {
  const gateway = gatewayOf(options);
  const path = `/v1/investigations/${await namedInvestigation(gateway, name)}/report`;
  if (options.markdown) return void process.stdout.write(await gateway.text(`${path}?format=markdown`));
  const found = await gateway.get<FullReportJson>(path);
  print(found, (json) => shown(json, options.full === true), options.json);
}

function shown(json: FullReportJson, full: boolean): string {
  const report = messageFromJson<Report>('compass.investigations.v1.Report', json.report);
  const { observations } = json;
  if (!full) return `${renderReport(report, paint)}\n${renderObservations(observations, paint)}\n`;
  const judgements = json.judgements.map((each) =>
    messageFromJson<Judgement>('compass.investigations.v1.Judgement', each),
  );
  return renderFullReport({ report, judgements, observations }, paint);
}

interface EventJson {
  readonly version: number;
  readonly type: string;
  readonly atMs: number;
  readonly event: unknown;
}

/** Prints what happened so far and what happens, until the verdict. */
export async function watchInvestigation(name: string, options: AccessOptions): Promise<void> {
  const gateway = gatewayOf(options);
  const view = new ProgressView(paint);
  const path = `/v1/investigations/${await namedInvestigation(gateway, name)}/events`;
  for await (const each of gateway.events<EventJson>(path)) {
    const { type, atMs, event } = each;
    if (options.json) console.log(JSON.stringify(each));
    else for (const text of view.lines({ type, atMs, data: event })) console.log(text);
  }
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

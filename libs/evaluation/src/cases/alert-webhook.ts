import type { CaseFile } from './case-file.js';

/** Of recordings without times: any moment serves, as long as the adapter and the alert agree on it. Epoch seconds. */
const timelessSeconds = 86_400;

/**
 * The alert of a case, as the bytes of an Alertmanager v4 webhook with one alert in it:
 *
 * - `alertname`: the monitor's name, else the indicator that it watches, else what users were said to suffer, else `ServiceDegraded`;
 * - `service`: the one that the monitor names, else the entry point where requests failed most often (ties by name), else the entry point;
 * - `severity`: what the monitor says, else `critical`;
 * - `summary`: what the monitor says, else name and indicator, the failed requests, and what else monitors took for abnormal;
 * - `startsAt`: alertTime. The environment is named by label, too.
 *
 * Nothing but case.json goes into it.
 */
export function alertWebhook(recorded: CaseFile, environment: string): Uint8Array {
  const { alert, alertTime, now } = recorded;
  const alertname = nameOf(recorded);
  const service = alert?.service ?? worstEntry(recorded)?.entry_service ?? recorded.entry;
  const labels = { alertname, environment, ...(service && { service }), severity: alert?.severity ?? 'critical' };
  const annotations = { summary: summaryOf(recorded, alertname) };
  const startsAt = new Date((alertTime ?? now ?? timelessSeconds) * 1000).toISOString();
  const firing = { status: 'firing', labels, annotations, startsAt, endsAt: '0001-01-01T00:00:00Z', generatorURL: '' };
  const webhook = {
    version: '4',
    status: 'firing',
    receiver: 'compass',
    groupKey: `{}:{alertname=${JSON.stringify(alertname)}, environment=${JSON.stringify(environment)}}`,
    truncatedAlerts: 0,
    groupLabels: { alertname, environment },
    commonLabels: labels,
    commonAnnotations: annotations,
    externalURL: '',
    alerts: [firing],
  };
  return Buffer.from(JSON.stringify(webhook));
}

function nameOf({ alert, query }: CaseFile): string {
  return alert?.monitor ?? alert?.metric ?? query?.replace(/[.\s]+$/, '') ?? 'ServiceDegraded';
}

type Reported = CaseFile['alerts'][number];
type FailedRequests = Extract<Reported, { entry_service: string }>;

function worstEntry({ alerts }: CaseFile): FailedRequests | undefined {
  const failed = alerts.filter((each) => 'entry_service' in each);
  const byService = Map.groupBy(failed, ({ entry_service }) => entry_service);
  const failures = (all: readonly FailedRequests[]) => all.reduce((sum, { occurrences }) => sum + occurrences, 0);
  const ranked = [...byService].sort(([a, x], [b, y]) => failures(y) - failures(x) || (a < b ? -1 : 1));
  return ranked[0]?.[1][0];
}

function summaryOf({ alert, alerts }: CaseFile, alertname: string): string {
  if (alert?.summary) return alert.summary;
  const statistic = alert?.statistic ? ` (${alert.statistic})` : '';
  const indicator = alert?.metric ? `: ${alert.metric}${statistic} is not as usual` : '';
  return [`${alertname}${indicator}`, ...alerts.map(sentenceOf)].join('; ');
}

function sentenceOf(reported: Reported): string {
  if (!('entry_service' in reported)) return `${reported.type} ${reported.name}: ${reported.evidence.join(', ')}`;
  const { business_action, occurrences, request_method, url, entry_service, raw_error } = reported;
  return `${business_action} failed ${occurrences} times (${request_method} ${url} of ${entry_service}: ${raw_error})`;
}

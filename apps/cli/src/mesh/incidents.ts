import { gatewayOf, type AccessOptions } from '../gateway/access.js';
import { namedIncident } from '../gateway/named.js';
import { print } from '../print.js';
import { allPages } from './all-pages.js';

interface AlertJson {
  readonly name: string;
  readonly service: string;
  readonly severity: string;
  readonly status: string;
  readonly startsAtMs: number;
  readonly summary: string;
}

interface IncidentJson {
  readonly incident: {
    readonly incidentId: string;
    readonly environment: string;
    readonly service: string;
    readonly severity: string;
    readonly startedAtMs: number;
    readonly alerts: readonly AlertJson[];
  };
  readonly status: string;
  /** 0 while it is open. */
  readonly resolvedAtMs: number;
  readonly alertCount: number;
  readonly firingCount: number;
  readonly workloads: readonly string[];
  /** 0 of what is no return. */
  readonly recurrences: number;
  readonly recurrenceOf: string;
  readonly investigationId: string;
  /** Empty while there is none. */
  readonly verdict: string;
}

interface ListOptions extends AccessOptions {
  readonly status?: string;
  readonly environment?: string;
  readonly service?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit: number;
}

/** Prints incidents, those that began last first, a line each. */
export async function listIncidents(options: ListOptions): Promise<void> {
  const { status, environment, service, since, until, limit } = options;
  const filters = { status, environment, service, since, until };
  const found = await allPages<IncidentJson>(gatewayOf(options), '/v1/incidents', 'records', { filters, limit });
  print(found, (all) => all.map(incidentLine).join(''), options.json);
}

/** Prints an incident with its alerts, and who answers for it. */
export async function showIncident(name: string, options: AccessOptions): Promise<void> {
  const gateway = gatewayOf(options);
  const found = await gateway.get<IncidentJson>(`/v1/incidents/${await namedIncident(gateway, name)}`);
  print(found, incidentText, options.json);
}

const time = (atMs: number): string => new Date(atMs).toISOString().slice(0, 19);

function incidentLine({ incident, status, ...record }: IncidentJson): string {
  const { incidentId, startedAtMs, environment, service, severity } = incident;
  return (
    `${incidentId}  ${time(startedAtMs)}  ${environment}  ${service || 'no workload'}: ` +
    `${severity}, ${status}, ${counted(record)}; ${firstSentence(record.verdict) || 'no verdict yet'}\n`
  );
}

/** Of a verdict without a cause, which is told in several. */
const firstSentence = (text: string): string => text.split(/(?<=\.)\s/, 1)[0]!;

const counted = ({ alertCount, firingCount }: Pick<IncidentJson, 'alertCount' | 'firingCount'>): string =>
  `${alertCount} ${alertCount === 1 ? 'alert' : 'alerts'}, ${firingCount} firing`;

function incidentText(record: IncidentJson): string {
  const { incident, status, resolvedAtMs, workloads, recurrences, recurrenceOf, investigationId, verdict } = record;
  const { incidentId, environment, service, severity, startedAtMs, alerts } = incident;
  const rows: [string, string][] = [
    ['Incident', incidentId],
    ['Where', `${service || 'no workload'} in ${environment}${workloads.length > 1 ? `, and ${others(record)}` : ''}`],
    ['Severity', severity],
    ['Status', `${status}, ${counted(record)}`],
    ['Began', `${time(startedAtMs)} UTC${resolvedAtMs > 0 ? `, ended ${time(resolvedAtMs)} UTC` : ''}`],
    ...(recurrences > 0 ? [['Return', `number ${recurrences}, of incident ${recurrenceOf}`] as [string, string]] : []),
    ['Verdict', verdict || 'none yet'],
    ['Answer', `compass show ${investigationId}`],
  ];
  return [...rows.map(([title, value]) => `${title.padEnd(10)}${value}\n`), '\n', ...alerts.map(alertLine)].join('');
}

const others = ({ incident, workloads }: IncidentJson): string =>
  workloads.filter((workload) => workload !== incident.service).join(', ');

const alertLine = ({ startsAtMs, name, service, severity, status, summary }: AlertJson): string =>
  `${time(startsAtMs)}  ${name} at ${service || 'no workload'}: ${severity}, ${status}` +
  `${summary && `; ${summary}`}\n`;

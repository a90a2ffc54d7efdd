// Mends kafkajs' idle connections for everything in this process, see there.
import '@compass/messaging';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import type { RunningMesh } from './running-mesh.js';

interface EvidenceJson {
  readonly agent: string;
  readonly statement: string;
  readonly observations: readonly string[];
}

/** The parts of a report, as the REST API shows them, that tests look at. */
export interface ReportJson {
  readonly verdict: { kind: string; category: string; service: string; confidence: number; hypothesisId: string };
  readonly hypotheses: readonly {
    hypothesisId: string;
    category: string;
    service: string;
    probability: number;
    status: string;
    supporting: readonly EvidenceJson[];
    contradicting: readonly EvidenceJson[];
    disproofs: readonly { tested: boolean; contradiction: number; observations: readonly string[] }[];
  }[];
  readonly tasks: readonly { capability: string; kind: string; agent: string; attempts: number; status: string }[];
  readonly symptoms: readonly EvidenceJson[];
  readonly degraded: readonly string[];
  readonly budgetMicros: number;
  readonly costMicros: number;
}

export interface SummaryJson {
  readonly investigationId: string;
  readonly environment: string;
  readonly status: string;
  readonly verdict: ReportJson['verdict'] | null;
}

export interface DeadLetterJson {
  readonly deadLetterId: string;
  readonly service: string;
  readonly code: string;
  readonly reason: string;
  readonly topic: string;
  readonly failedAtMs: number;
  readonly body: string;
}

/** An alert as it goes over the wire. */
export interface WireAlert {
  readonly body: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The bundled alert of a recorded incident, sent for an environment of its own choice. */
export function recordedAlert(recordings: string, environment: string): WireAlert {
  const [source = '', id = ''] = environment.split('/');
  const body = readFileSync(join(recordings, source, 'cases', id, 'alert.json'));
  return { body, headers: { 'compass-environment': environment } };
}

/** Sends by HTTP. @returns the status */
export async function postAlert({ gateway }: RunningMesh, { body, headers }: WireAlert): Promise<number> {
  const answer = await fetch(`${gateway}/v1/alerts/alertmanager`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: new Uint8Array(body),
  });
  return answer.status;
}

/** Publishes to Kafka as a program that knows nothing of COMPASS. */
export async function produceAlerts({ environment }: RunningMesh, alerts: readonly WireAlert[]): Promise<void> {
  const brokers = environment['COMPASS_EVENTS']?.replace('kafka://', '').split(',') ?? [];
  const kafka = new Kafka({ clientId: 'monitor', brokers, logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  const messages = alerts.map(({ body, headers }) => ({ value: body, headers: { ...headers } }));
  await producer.send({ topic: 'compass.alerts.v1', messages });
  await producer.disconnect();
}

export async function getJson<T>({ gateway }: RunningMesh, path: string): Promise<T> {
  const answer = await fetch(gateway + path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

export async function investigations(mesh: RunningMesh): Promise<readonly SummaryJson[]> {
  const page = await getJson<{ investigations: SummaryJson[] }>(mesh, '/v1/investigations?pageSize=500');
  return page.investigations;
}

export async function reportOf(mesh: RunningMesh, investigationId: string): Promise<ReportJson> {
  const { report } = await getJson<{ report: ReportJson | null }>(mesh, `/v1/investigations/${investigationId}`);
  if (!report) throw new Error(`${investigationId} is not concluded`);
  return report;
}

/** The investigation of an environment's incident, once it has ended. */
export async function untilConcluded(mesh: RunningMesh, environment: string): Promise<SummaryJson> {
  return until(async () => {
    const all = await investigations(mesh).catch(() => []);
    return all.find((one) => one.environment === environment && !['waiting', 'running'].includes(one.status));
  });
}

/** Asks again until there is an answer; the test's own time-out is the limit. */
export async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(100);
  }
}

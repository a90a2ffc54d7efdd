import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { trace } from '@opentelemetry/api';
import type { DeadLetter, InvestigationSummary, JudgeHypothesisRequest } from '@compass/contracts';
import { PermanentError, randomIds, RetryableError, systemTimers } from '@compass/kernel';
import type { OutboundMessage } from '@compass/messaging';
import { CLOCK, EVENT_LOG, GRPC_CLIENTS, IDS, LOGGER, METER, SETTINGS, TIMERS, TRACER } from '@compass/runtime';
import { GatewayModule } from '../gateway-service.js';
import { concludedInvestigation, observationOf } from './concluded.js';
import { describedFetch } from './described-fetch.js';

export const id = '11111111-1111-5111-8111-111111111111';
const summary: InvestigationSummary = {
  ...{ investigationId: id, incidentId: 'i', environment: 'prod-eu', service: 'checkout', alert: 'Slow' },
  ...{ status: 'INVESTIGATION_STATUS_RUNNING', openedAtMs: 1, concludedAtMs: 0, verdict: null, version: 2 },
};
export const concluded = concludedInvestigation();
export const concludedId = concluded.summary.investigationId;
const alertRecord = {
  ...{ alertId: id, receiptId: 'r-1', receivedAtMs: 1, recognisedAs: 'alertmanager', outcome: 'joined' },
  ...{ rule: 'same-workload', reason: 'checkout has another alert open', alert: null },
  ...{ incidentId: 'i', investigationId: id, verdict: '' },
};
const incidentRecord = {
  incident: {
    ...{ incidentId: id, fingerprint: 'f', environment: 'prod-eu', service: 'checkout' },
    ...{ severity: 'SEVERITY_CRITICAL', startedAtMs: 1, alerts: [] },
  },
  ...{ status: 'INCIDENT_STATUS_OPEN', resolvedAtMs: 0, alertCount: 2, firingCount: 1, workloads: ['checkout'] },
  ...{ recurrences: 0, recurrenceOf: '', investigationId: id, verdict: '' },
};
const silence = {
  ...{ kind: 'SILENCE_KIND_SILENCE', environment: '', matchers: [], startsAtMs: 1, endsAtMs: 2 },
  ...{ createdBy: 'ann', comment: '', configured: false },
};
const letter = (service: string, failedAtMs: number): DeadLetter => ({
  ...{ deadLetterId: `${service}-1`, service, topic: 'compass.alerts.v1', partition: 0, offset: '7', key: '' },
  ...{ code: 'not-json', reason: 'the body is not JSON', attempts: 1, failedAtMs, headers: {} },
  ...{ body: Buffer.from('x'), bodyBytes: 1 },
});

const directory = mkdtempSync(join(tmpdir(), 'compass-links-'));
const deepLinks = join(directory, 'links.yaml');
const explore =
  'https://grafana.example.com/explore?from={startMs}&to={endMs}&names={arguments.names}&env={environment}';
writeFileSync(
  deepLinks,
  `links:
  - { signal: metrics, environments: [elsewhere], url: 'https://elsewhere.example.com' }
  - { signal: metrics, url: '${explore}' }
`,
);

/** What stands behind the gateway in these tests. */
export const mesh = {
  appended: [] as OutboundMessage[],
  logFailure: undefined as Error | undefined,
  calls: [] as unknown[],
  away: new Set<string>(),
  redriven: [] as string[],
  nowMs: 0,
  shed: 0,
};

const services = {
  'compass.investigations.v1.InvestigationService': () => ({
    listInvestigations: (request: object) => {
      mesh.calls.push(request);
      return Promise.resolve({ investigations: [summary], nextPageToken: 'next' });
    },
    getInvestigation: ({ investigationId }: { investigationId: string }) => {
      if (investigationId === concludedId) return Promise.resolve(concluded);
      return investigationId === id
        ? Promise.resolve({ summary, report: null, judgements: [] })
        : Promise.reject(new PermanentError('unknown-investigation', 'no such investigation'));
    },
    getTimeline: ({ investigationId }: { investigationId: string }) =>
      Promise.resolve({ investigationId, openedAtMs: 1, totalMs: 2, phases: [], tasks: [], criticalPath: [] }),
    judgeHypothesis: (request: JudgeHypothesisRequest) => {
      mesh.calls.push(request);
      if (request.hypothesisId !== 'h-1') throw new PermanentError('unknown-hypothesis', 'no such hypothesis');
      if (request.note === 'other') throw new PermanentError('judgement-id-reused', 'used for another');
      return Promise.resolve({ judgement: { ...request, atMs: 9 } });
    },
    async *watch({ fromVersion }: { fromVersion: number }) {
      const types = ['InvestigationOpened', 'TasksRequested', 'VerdictReached'];
      for (const [index, type] of types.entries()) {
        const version = index + 1;
        if (version < fromVersion) continue;
        yield await Promise.resolve({
          investigationId: id,
          version,
          type,
          atMs: 1,
          data: `{"n":${version}}`,
          hash: 'h',
        });
      }
    },
  }),
  'compass.knowledge.v1.KnowledgeService': () => ({
    getObservations: ({ hashes }: { hashes: string[] }) =>
      Promise.resolve({ observations: hashes.filter((hash) => hash.startsWith('known')).map(observationOf) }),
  }),
  'compass.alerts.v1.AlertService': () => ({
    listAlerts: (request: object) => {
      mesh.calls.push(request);
      return Promise.resolve({ records: [alertRecord], nextPageToken: '' });
    },
    getAlert: ({ alertId }: { alertId: string }) =>
      alertId === id
        ? Promise.resolve({ record: alertRecord })
        : Promise.reject(new PermanentError('unknown-alert', 'no such alert')),
    listSilences: () => Promise.resolve({ silences: [] }),
    createSilence: ({ silence, requestKey }: { silence: object; requestKey: string }) => {
      mesh.calls.push({ ...silence, requestKey });
      if (requestKey === 'used') throw new PermanentError('silence-key-reused', 'used for another');
      return Promise.resolve({ silence: { ...silence, silenceId: id, configured: false } });
    },
    expireSilence: ({ silenceId }: { silenceId: string }) => {
      if (silenceId === id) return Promise.resolve({ silence: { ...silence, silenceId } });
      const code = silenceId === 'nightly' ? 'silence-configured' : 'unknown-silence';
      return Promise.reject(new PermanentError(code, `not ${silenceId}`));
    },
  }),
  'compass.incidents.v1.IncidentService': () => ({
    listIncidents: (request: object) => {
      mesh.calls.push(request);
      return Promise.resolve({ records: [incidentRecord], nextPageToken: '' });
    },
    getIncident: ({ incidentId }: { incidentId: string }) =>
      incidentId === id
        ? Promise.resolve({ record: incidentRecord })
        : Promise.reject(new PermanentError('unknown-incident', 'no such incident')),
  }),
  'compass.market.v1.MarketService': () => ({
    listAgents: () => Promise.resolve({ agents: [] }),
    drainAgent: (request: object) => {
      mesh.calls.push(request);
      return Promise.resolve({ openAwards: 2 });
    },
    weighAgent: (request: object) => {
      mesh.calls.push(request);
      return Promise.resolve({});
    },
  }),
  'compass.operations.v1.DeadLetterService': (service: string) => ({
    listDeadLetters: () =>
      mesh.away.has(service)
        ? Promise.reject(new RetryableError('unavailable', 'away'))
        : Promise.resolve({ deadLetters: [letter(service, service.length)], nextPageToken: '' }),
    getDeadLetter: ({ deadLetterId }: { deadLetterId: string }) =>
      deadLetterId === `${service}-1`
        ? Promise.resolve({ deadLetter: letter(service, 1) })
        : Promise.reject(new PermanentError('dead-letter-not-found', 'no such dead letter')),
    redriveDeadLetter: ({ deadLetterId }: { deadLetterId: string }) => {
      mesh.redriven.push(deadLetterId);
      return Promise.resolve({});
    },
  }),
};

const platform = [
  {
    provide: EVENT_LOG,
    useValue: {
      append: async (messages: OutboundMessage[]) => {
        if (mesh.logFailure) throw mesh.logFailure;
        mesh.appended.push(...messages);
        return Promise.resolve();
      },
    },
  },
  {
    provide: GRPC_CLIENTS,
    useValue: { client: (name: keyof typeof services, address: string) => services[name](address) },
  },
  {
    provide: SETTINGS,
    useValue: {
      COMPASS_INTAKE: 'intake',
      COMPASS_ORCHESTRATOR: 'orchestrator',
      COMPASS_MARKET: 'task-market',
      COMPASS_KNOWLEDGE: 'knowledge-store',
      COMPASS_ALERTS_PER_SECOND: 0.5,
      COMPASS_ALERTS_BURST: 600,
      COMPASS_ALERT_AUTH: 'off',
      COMPASS_API_AUTH: 'off',
      COMPASS_DEEP_LINKS: deepLinks,
    },
  },
  { provide: TIMERS, useValue: systemTimers },
  { provide: IDS, useValue: randomIds },
  { provide: CLOCK, useValue: { now: () => mesh.nowMs } },
  { provide: METER, useValue: { createCounter: () => ({ add: (count: number) => (mesh.shed += count) }) } },
  { provide: TRACER, useValue: trace.getTracer('test') },
  { provide: LOGGER, useValue: { warn: () => undefined } },
];

@Global()
@Module({ providers: platform, exports: platform })
class Platform {}

@Module({ imports: [Platform, GatewayModule] })
class Gateway {}

/** For specs: a gateway over HTTP, alone; what stands behind it is `mesh`. Every answer is held against the OpenAPI document. */
export class GatewayUnderTest {
  app!: INestApplication;
  url = '';

  async start(): Promise<void> {
    this.app = await NestFactory.create(Gateway, { bodyParser: false, logger: false });
    await this.app.listen(0, '127.0.0.1');
    this.url = `http://127.0.0.1:${((this.app.getHttpServer() as Server).address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await this.app.close();
    rmSync(directory, { recursive: true, force: true });
  }

  reset(): void {
    Object.assign(mesh, { appended: [], logFailure: undefined, calls: [], away: new Set(), redriven: [] });
  }

  async get(path: string) {
    const response = await describedFetch(this.url + path);
    return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
  }
}

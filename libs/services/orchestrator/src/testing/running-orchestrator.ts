import { trace } from '@opentelemetry/api';
import { investigationIdOf, topics, type EventType, type IncidentInput, type Task } from '@compass/contracts';
import { randomIds, systemClock, systemTimers } from '@compass/kernel';
import {
  createEventLog,
  event,
  openEvent,
  sealEvent,
  typeOf,
  type EventLog,
  type IncomingEvent,
  type LogRecord,
  type OutgoingEvent,
} from '@compass/messaging';
import { openDatabase, prune } from '@compass/persistence';
import { ChannelClients, runService, type RunningService } from '@compass/runtime';
import { createLogger } from '@compass/telemetry';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { orchestratorService } from '../orchestrator-service.js';
import { investigationRetention } from '../store/postgres/investigation-retention.js';
import { orchestratorMigrations } from '../store/postgres/migrations.js';
import { eventually } from './eventually.js';
import { FakeKnowledge } from './fake-knowledge.js';

/** For specs: instances of the orchestrator on one database, the log that they share, and a fake of everything else. */
export class RunningOrchestrator {
  /** What is on compass.tasks.v1 and compass.verdicts.v1 so far. */
  readonly records: LogRecord[] = [];
  readonly instances: RunningService[] = [];
  private readonly clients = new ChannelClients(trace.getTracer('test'));

  private constructor(
    private readonly database: TestDatabase,
    private readonly log: EventLog,
    readonly knowledge: FakeKnowledge,
    private readonly knowledgeAddress: string,
  ) {}

  static async open(): Promise<RunningOrchestrator> {
    const database = await createTestDatabase();
    const log = await createEventLog('postgres:', {
      database: database.url,
      clientId: 'test',
      clock: systemClock,
      timers: systemTimers,
      tracer: trace.getTracer('test'),
      logger: createLogger({ service: 'test', instance: 'test', level: 'silent' }),
    });
    await log.ensureTopics(Object.values(topics));
    const knowledge = new FakeKnowledge();
    const orchestrator = new RunningOrchestrator(database, log, knowledge, await knowledge.listen());
    await orchestrator.collect();
    return orchestrator;
  }

  /** One instance more, ready. */
  async start(env: Record<string, string> = {}): Promise<RunningService> {
    const settings = {
      COMPASS_EVENTS: 'postgres:',
      COMPASS_DATABASE: this.database.url,
      COMPASS_KNOWLEDGE: this.knowledgeAddress,
      COMPASS_CAPABILITIES: 'diagnose.database',
      COMPASS_LOG_LEVEL: 'silent',
    };
    const instance = await runService(orchestratorService, { env: { ...settings, ...env } });
    this.instances.push(instance);
    await instance.ready;
    return instance;
  }

  async stopInstances(): Promise<void> {
    await Promise.all(this.instances.splice(0).map((instance) => instance.stop()));
  }

  get client() {
    return this.clients.client('compass.investigations.v1.InvestigationService', this.instances[0]!.grpcAddress);
  }

  publish(...events: OutgoingEvent[]): Promise<void> {
    return this.log.append(events.map((each) => sealEvent(each, 'test', systemClock.now())));
  }

  events<T extends EventType>(type: T, key: string): IncomingEvent<T>[] {
    return this.records
      .filter((record) => typeOf(record) === type && record.key === key)
      .map((record) => openEvent(type, record));
  }

  /** Publishes an incident; gives the id of its investigation and the tasks that it asked for first. */
  async openIncident(over: IncidentInput = {}): Promise<{ investigationId: string; tasks: Task[] }> {
    const incident = incidentOf(over);
    const investigationId = investigationIdOf(incident.incidentId);
    await this.publish(incidentOpened(incident));
    return { investigationId, tasks: await this.tasks(investigationId, 0) };
  }

  /** The tasks of the investigation's first, second … request. */
  async tasks(investigationId: string, request: number): Promise<Task[]> {
    const type = 'compass.market.v1.TasksRequested';
    return (await eventually(() => this.events(type, investigationId)[request])).data.tasks;
  }

  async verdict(investigationId: string) {
    const type = 'compass.investigations.v1.VerdictReached';
    return (await eventually(() => this.events(type, investigationId)[0])).data.report!;
  }

  /** As if its investigation had been concluded long ago. */
  async forget(investigationId: string): Promise<void> {
    const migrations = [{ owner: 'orchestrator', migrations: orchestratorMigrations }];
    const tracer = trace.getTracer('test');
    const database = await openDatabase({ url: this.database.url, schema: 'orchestrator', migrations, tracer });
    await database.unitOfWork.run((sql) =>
      sql.query('UPDATE investigation SET concluded_at_ms = 1 WHERE investigation_id = $1', [investigationId]),
    );
    await prune(database.unitOfWork, investigationRetention(0)[0]!, 2);
    await database.close();
  }

  async close(): Promise<void> {
    this.clients.close();
    await this.stopInstances();
    this.knowledge.close();
    await this.log.close();
    await this.database.drop();
  }

  private async collect(): Promise<void> {
    const subscription = await this.log.subscribe({
      group: `test-${randomIds.draw()}`,
      topics: [topics.tasks.name, topics.verdicts.name],
      onBatch: (batch) => {
        this.records.push(...batch.records);
        batch.acknowledge(batch.records.at(-1)!.offset);
        return Promise.resolve();
      },
    });
    await subscription.joined;
  }
}

export function incidentOf(over: IncidentInput = {}) {
  const incidentId = over.incidentId ?? randomIds.draw();
  const startedAtMs = Date.UTC(2026, 2, 4, 5, 6, 7);
  const alert = { fingerprint: 'f', environment: 'shop/incident-001', name: 'SlowCheckout', service: 'checkout' };
  const alerts = [{ ...alert, startsAtMs: startedAtMs, summary: 'p95 of checkout is above 1 s' }];
  return {
    fingerprint: 'f',
    environment: 'shop/incident-001',
    service: 'checkout',
    startedAtMs,
    alerts,
    ...over,
    incidentId,
  };
}

export function incidentOpened(incident: ReturnType<typeof incidentOf>): OutgoingEvent {
  const type = 'compass.incidents.v1.IncidentOpened';
  const key = incident.incidentId;
  return event({ id: `opened ${key}`, type, topic: topics.incidents.name, key, data: { incident } });
}

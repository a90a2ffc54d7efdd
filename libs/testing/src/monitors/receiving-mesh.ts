import { trace } from '@opentelemetry/api';
import { topics } from '@compass/contracts';
import { randomIds, systemClock, systemTimers } from '@compass/kernel';
import {
  createEventLog,
  openEvent,
  typeOf,
  type EventLog,
  type IncomingEvent,
  type LogRecord,
} from '@compass/messaging';
import { ChannelClients, runService, type RunningService } from '@compass/runtime';
import { gatewayService } from '@compass/service-gateway';
import { intakeService } from '@compass/service-intake';
import { createLogger } from '@compass/telemetry';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.js';

type IncidentEvent = (typeof topics.incidents.events)[number];

/** For specs: gateway and intake on a database, and what intake told so far. */
export class ReceivingMesh {
  private readonly records: LogRecord[] = [];
  private readonly clients = new ChannelClients(trace.getTracer('test'));

  private constructor(
    private readonly database: TestDatabase,
    private readonly log: EventLog,
    private readonly intake: RunningService,
    private readonly gateway: RunningService,
  ) {}

  /** @param events kafka://… or postgres: @param settings of the gateway */
  static async start(events: string, settings: Record<string, string> = {}): Promise<ReceivingMesh> {
    const database = await createTestDatabase();
    const log = await openLog(events, database.url);
    await log.ensureTopics(Object.values(topics));
    const common = { COMPASS_EVENTS: events, COMPASS_DATABASE: database.url, COMPASS_LOG_LEVEL: 'silent' };
    const nobody = '127.0.0.1:1';
    const others = {
      COMPASS_KNOWLEDGE: nobody,
      COMPASS_MARKET: nobody,
      COMPASS_ORCHESTRATOR: nobody,
      COMPASS_NOTIFIER: nobody,
    };
    const intake = await runService(intakeService, { env: common });
    await intake.ready;
    const env = { ...common, ...others, COMPASS_INTAKE: intake.grpcAddress, ...settings };
    const gateway = await runService(gatewayService, { env });
    await gateway.ready;
    const mesh = new ReceivingMesh(database, log, intake, gateway);
    await mesh.listen();
    return mesh;
  }

  /** host:port of the gateway. */
  get address(): string {
    return this.gateway.httpAddress;
  }

  events<T extends IncidentEvent>(type: T): IncomingEvent<T>[] {
    return this.records.filter((record) => typeOf(record) === type).map((record) => openEvent(type, record));
  }

  async deadLetters() {
    const service = this.clients.client('compass.operations.v1.DeadLetterService', this.intake.grpcAddress);
    return (await service.listDeadLetters({ pageSize: 500 })).deadLetters;
  }

  async stop(): Promise<void> {
    this.clients.close();
    await this.gateway.stop();
    await this.intake.stop();
    await this.log.close();
    await this.database.drop();
  }

  private async listen(): Promise<void> {
    const subscription = await this.log.subscribe({
      group: `test-${randomIds.draw()}`,
      topics: [topics.incidents.name],
      onBatch: (batch) => {
        this.records.push(...batch.records);
        batch.acknowledge(batch.records.at(-1)!.offset);
        return Promise.resolve();
      },
    });
    await subscription.joined;
  }
}

const openLog = (events: string, database: string): Promise<EventLog> =>
  createEventLog(events, {
    ...{ database, clientId: 'test', clock: systemClock, timers: systemTimers, tracer: trace.getTracer('test') },
    logger: createLogger({ service: 'test', instance: 'test', level: 'silent' }),
  });

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
import { runService, type RunningService } from '@compass/runtime';
import { createLogger } from '@compass/telemetry';
import { intakeService } from '../intake-service.js';

type IncidentEvent = (typeof topics.incidents.events)[number];

/** For specs: instances of intake on one database, and the log that they share. */
export class RunningIntake {
  /** What is on compass.incidents.v1 so far. */
  readonly records: LogRecord[] = [];
  readonly instances: RunningService[] = [];

  private constructor(
    private readonly databaseUrl: string,
    private readonly log: EventLog,
  ) {}

  static async open(databaseUrl: string): Promise<RunningIntake> {
    const log = await openLog(databaseUrl);
    await log.ensureTopics(Object.values(topics));
    const intake = new RunningIntake(databaseUrl, log);
    await collect(log, intake.records);
    return intake;
  }

  /** One instance more, ready. */
  async start(env: Record<string, string> = {}): Promise<RunningService> {
    const settings = { COMPASS_EVENTS: 'postgres:', COMPASS_DATABASE: this.databaseUrl, COMPASS_LOG_LEVEL: 'silent' };
    const instance = await runService(intakeService, { env: { ...settings, ...env } });
    this.instances.push(instance);
    await instance.ready;
    return instance;
  }

  async stopInstances(): Promise<void> {
    await Promise.all(this.instances.splice(0).map((instance) => instance.stop()));
  }

  /** Appends a raw message to compass.alerts.v1. */
  publish(body: unknown, headers: Record<string, string> = {}): Promise<void> {
    return this.log.append([{ topic: topics.alerts.name, key: null, headers, body: bytesOf(body) }]);
  }

  events<T extends IncidentEvent>(type: T): IncomingEvent<T>[] {
    return this.records.filter((record) => typeOf(record) === type).map((record) => openEvent(type, record));
  }

  async close(): Promise<void> {
    await this.stopInstances();
    await this.log.close();
  }
}

/** Text and bytes as they are; anything else as JSON. */
function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

const openLog = (database: string): Promise<EventLog> =>
  createEventLog('postgres:', {
    database,
    clientId: 'test',
    clock: systemClock,
    timers: systemTimers,
    tracer: trace.getTracer('test'),
    logger: createLogger({ service: 'test', instance: 'test', level: 'silent' }),
  });

async function collect(log: EventLog, records: LogRecord[]): Promise<void> {
  const subscription = await log.subscribe({
    group: `test-${randomIds.draw()}`,
    topics: [topics.incidents.name],
    onBatch: (batch) => {
      records.push(...batch.records);
      batch.acknowledge(batch.records.at(-1)!.offset);
      return Promise.resolve();
    },
  });
  await subscription.joined;
}

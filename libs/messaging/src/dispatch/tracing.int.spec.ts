import { topics } from '@compass/contracts';
import { createTestDatabase, describeWithKafka, type TestDatabase } from '@compass/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { context, SpanKind } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace';
import { randomUUID } from 'node:crypto';
import { eventually } from '../contract/collecting-subscriber.js';
import { silentLogger } from '../contract/silent-logger.js';
import { openTestService, systemTime, type TestService, type TestTransaction } from '../contract/test-service.js';
import { createEventLog } from '../create-event-log.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { PostgresOutboxQueue } from '../outbox/postgres-outbox-queue.js';
import { event } from '../port/event.js';
import type { EventLog } from '../port/event-log.js';
import { Consumer } from './consumer.js';

const type = 'compass.market.v1.CapabilitiesChanged';
const topic = topics.market.name;
const exporter = new InMemorySpanExporter();
const tracer = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }).getTracer('test');

beforeAll(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
afterAll(() => context.disable());

/** One event from transaction to transaction is one unbroken line of spans, with two commits on it and no more. */
function tracingSuite(events: () => string): void {
  let database: TestDatabase;
  let log: EventLog;
  let service: TestService;
  let relay: OutboxRelay;
  let consumer: Consumer<TestTransaction>;

  beforeEach(async () => {
    database = await createTestDatabase();
    const dependencies = { clientId: 'test', database: database.url, tracer, logger: silentLogger, ...systemTime };
    log = await createEventLog(events(), dependencies);
    await log.ensureTopics(Object.values(topics));
    service = await openTestService(database.url, events(), { tracer });
    const { messaging, store } = service;
    relay = new OutboxRelay({
      ...{ ...dependencies, log },
      outbox: new PostgresOutboxQueue(service.database.unitOfWork, messaging),
    });
    const handlers = [{ type, handle: ({ id }: { id: string }, tx: TestTransaction) => tx.note(id) } as const];
    consumer = new Consumer<TestTransaction>({
      ...{ ...dependencies, name: `traced-${randomUUID()}`, log, store, topics: [topic], handlers },
    });
    await relay.start();
    await consumer.start();
    await consumer.joined;
    exporter.reset();
  });
  afterEach(async () => {
    await consumer.stop();
    await relay.stop();
    await log.close();
    await service.database.close();
    await database.drop();
  });

  test('an event travels inside the trace in which it was published', async () => {
    const id = randomUUID();
    const spanContext = await tracer.startActiveSpan('decide', async (span) => {
      await service.store.transact(({ outbox }) =>
        outbox.publish([event({ id, type, topic, key: 'k', data: { capabilities: [] } })]),
      );
      span.end();
      return span.spanContext();
    });
    const finished = () =>
      exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === spanContext.traceId);
    await eventually(() => finished().some(({ name }) => name === `process ${type}`));
    await relay.stop();
    const spans = finished();
    const named = (name: string) => spans.filter((span) => span.name === name);
    const [published] = named(`publish ${topic}`);
    const [processed] = named(`process ${type}`);
    expect(published).toMatchObject({ kind: SpanKind.PRODUCER, attributes: { 'compass.event.type': type } });
    expect(published!.attributes).toMatchObject({ 'messaging.destination.name': topic });
    expect(parentOf(published!)).toBe(spanContext.spanId);
    expect(processed!.kind).toBe(SpanKind.CONSUMER);
    expect(parentOf(processed!)).toBe(published!.spanContext().spanId);
    expect(named('postgres commit').map(parentOf).sort()).toEqual(
      [spanContext.spanId, processed!.spanContext().spanId].sort(),
    );
    expect(spans).toHaveLength(5);
  });
}

const parentOf = (span: ReadableSpan) => span.parentSpanContext?.spanId;

describe('tracing through the log in Postgres', () => tracingSuite(() => 'postgres:'));
describeWithKafka('tracing through Kafka', (address) => tracingSuite(() => `kafka://${address()}`));

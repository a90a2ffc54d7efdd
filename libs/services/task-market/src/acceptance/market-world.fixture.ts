import {
  decodeEvent,
  encodeEvent,
  topics,
  type EventData,
  type EventInput,
  type EventType,
  type GetAccountResponse,
  type Task,
} from '@compass/contracts';
import { systemClock, systemTimers } from '@compass/kernel';
import { createEventLog, type EventLog, type RecordBatch } from '@compass/messaging';
import { runService, type RunningService } from '@compass/runtime';
import { createLogger } from '@compass/telemetry';
import { trace } from '@opentelemetry/api';
import { randomUUID } from 'node:crypto';
import { taskMarketService } from '../task-market-service.js';
import { FakeAgent, type Bidding } from './fake-agent.fixture.js';
import { grpcCall } from './grpc-call.fixture.js';

interface Seen {
  readonly type: EventType;
  readonly traceId: string | undefined;
  readonly data: EventData<EventType>;
}

/** Long enough for a machine that is busy with other tests. */
const unhurried = {
  COMPASS_BID_DEADLINE_MS: '1000',
  COMPASS_BIDDER_PATIENCE_MS: '4000',
  COMPASS_AGENT_LEASE_MS: '60000',
};

/** The real market on a real database, with agents and an orchestrator that the test plays. */
export class MarketWorld {
  private readonly seen: Seen[] = [];
  private readonly agents: FakeAgent[] = [];
  private stopped = false;

  private constructor(
    private readonly env: Record<string, string>,
    private readonly log: EventLog,
    private service: RunningService,
  ) {}

  /** @param database URL of a fresh one */
  static async start(database: string): Promise<MarketWorld> {
    const env = { COMPASS_EVENTS: 'postgres:', COMPASS_DATABASE: database, COMPASS_LOG_LEVEL: 'silent', ...unhurried };
    const logger = createLogger({ service: 'test', instance: '1', level: 'silent' });
    const ports = { clock: systemClock, timers: systemTimers, tracer: trace.getTracer('test'), logger };
    const log = await createEventLog('postgres:', { ...ports, clientId: 'test', database });
    await log.ensureTopics(Object.values(topics));
    const service = await runService(taskMarketService, { env });
    await service.ready;
    const world = new MarketWorld(env, log, service);
    await world.watch(topics.market.name);
    return world;
  }

  get address(): string {
    return this.service.grpcAddress;
  }

  async agent(name: string, bidding: Bidding, parts?: Parameters<typeof FakeAgent.start>[3]): Promise<FakeAgent> {
    const agent = await FakeAgent.start(this.address, name, bidding, parts);
    this.agents.push(agent);
    return agent;
  }

  /** Appends an event, as any program may. @param trace headers that say where it belongs */
  publish<T extends EventType>(
    type: T,
    data: EventInput<T> & { investigationId: string },
    trace: Record<string, string> = {},
  ): Promise<void> {
    const topic = type === 'compass.agents.v1.ResultReported' ? topics.results.name : topics.tasks.name;
    const headers = {
      ...{ ce_specversion: '1.0', ce_id: randomUUID(), ce_type: type, ce_source: 'test' },
      ...{ ce_time: new Date().toISOString(), 'content-type': 'application/protobuf' },
      ...trace,
    };
    return this.log.append([{ topic, key: data.investigationId, headers, body: encodeEvent(type, data) }]);
  }

  request(investigationId: string, tasks: readonly Task[], trace: Record<string, string> = {}): Promise<void> {
    const data = { investigationId, budgetMicros: 10_000_000, tasks: [...tasks] };
    return this.publish('compass.market.v1.TasksRequested', data, trace);
  }

  /** The first event of that type, from now or before, about which `fits` holds. */
  async event<T extends EventType>(type: T, fits: (data: EventData<T>) => boolean): Promise<EventData<T>> {
    while (!this.stopped) {
      const found = this.events(type).find(fits);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`the market stopped without the ${type} that was waited for`);
  }

  events<T extends EventType>(type: T): EventData<T>[] {
    return this.seen.filter((each) => each.type === type).map(({ data }) => data as EventData<T>);
  }

  /** Of everything that was said about a task. */
  tracesOf(taskId: string): (string | undefined)[] {
    const about = ({ data }: Seen) =>
      ('award' in data ? data.award?.task?.taskId : 'taskId' in data && data.taskId) === taskId;
    return this.seen.filter(about).map(({ traceId }) => traceId);
  }

  account(investigationId: string): Promise<GetAccountResponse> {
    return grpcCall(this.address, 'compass.market.v1.MarketService', 'GetAccount', { investigationId });
  }

  /** Stops the market, and starts it again on what is in the database. */
  async restart(whileAway: () => Promise<void>): Promise<void> {
    await this.service.stop();
    await whileAway();
    this.service = await runService(taskMarketService, { env: { ...this.env, COMPASS_GRPC_LISTEN: this.address } });
    await this.service.ready;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const agent of this.agents) agent.die();
    await this.service.stop();
    await this.log.close();
  }

  /** Takes down the events of a topic, too. */
  async watch(topic: string): Promise<void> {
    const onBatch = (batch: RecordBatch) => {
      for (const { headers, body, offset } of batch.records) {
        const type = headers['ce_type'] as EventType;
        const traceId = headers['traceparent']?.split('-')[1];
        this.seen.push({ type, traceId, data: decodeEvent(type, body) });
        batch.acknowledge(offset);
      }
      return Promise.resolve();
    };
    const subscription = await this.log.subscribe({ group: `test-${topic}`, topics: [topic], onBatch });
    await subscription.joined;
  }
}

/** A task of an investigation of its own, that lasts two minutes. */
export function someWork(parts: Partial<Task> = {}): Task {
  return {
    ...{ taskId: randomUUID(), investigationId: randomUUID(), kind: 'TASK_KIND_DIAGNOSE', phase: 'PHASE_OBSERVE' },
    ...{
      question: null,
      capability: 'diagnose.database',
      scope: null,
      priceCeilingMicros: 500_000,
      timeoutSeconds: 60,
    },
    ...{ deadlineAtMs: Date.now() + 120_000, priority: 3, claim: null },
    ...parts,
  };
}

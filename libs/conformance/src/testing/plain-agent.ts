import { Server, ServerCredentials, type handleUnaryCall } from '@grpc/grpc-js';
import {
  agentTopic,
  decodeEvent,
  observationHash,
  serviceDefinition,
  topics,
  type Award,
  type SolicitBidRequest,
  type SolicitBidResponseInput,
  type Services,
  type Task,
} from '@compass/contracts';
import {
  event,
  sealEvent,
  typeOf,
  type EventLog,
  type LogRecord,
  type RecordBatch,
  type Subscription,
} from '@compass/messaging';
import { ChannelClients, type PromiseClient } from '@compass/runtime';
import { trace } from '@opentelemetry/api';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningSubject, Subject } from '../subject/subject.js';
import type { Conduct } from './conduct.js';

const version = '1.0.0';
const awardType = 'compass.market.v1.TaskAwarded';
const cancelType = 'compass.market.v1.AwardCancelled';
const reservedForReportMs = 200;

/** An agent that uses nothing of the SDK, in this process; it does as its conduct says. */
export const plainAgent = (name: string, conduct: Conduct, log: EventLog): Subject => ({
  start: async (env) => {
    const agent = new PlainAgent(name, conduct, log, env['COMPASS_MARKET']!);
    await agent.start();
    return agent.running;
  },
});

class PlainAgent {
  readonly #clients = new ChannelClients(trace.getTracer('plain-agent'));
  readonly #server = new Server();
  readonly #market: PromiseClient<Services['compass.market.v1.MarketService']>;
  readonly #evidence: PromiseClient<Services['compass.knowledge.v1.KnowledgeService']>;
  readonly #self: { name: string; version: string; instance: string };
  readonly #exited = Promise.withResolvers<number>();
  readonly #cancels = new Map<string, AbortController>();
  #subscription?: Subscription;
  #stopped = false;
  #crashed = false;
  #atWork = 0;
  #address = '';

  constructor(
    name: string,
    private readonly conduct: Conduct,
    private readonly log: EventLog,
    mesh: string,
  ) {
    this.#self = { name, version, instance: randomUUID() };
    this.#market = this.#clients.client('compass.market.v1.MarketService', mesh);
    this.#evidence = this.#clients.client('compass.knowledge.v1.KnowledgeService', mesh);
  }

  get running(): RunningSubject {
    return { exited: this.#exited.promise, stop: () => this.#stop(), kill: () => this.#kill() };
  }

  async start(): Promise<void> {
    const solicitBid: handleUnaryCall<SolicitBidRequest, SolicitBidResponseInput> = ({ request }, answer) =>
      void sleep(this.conduct.bidDelayMs).then(() => answer(null, this.conduct.bid(request)));
    this.#server.addService(serviceDefinition('compass.agents.v1.AgentService'), { SolicitBid: solicitBid });
    const port = await new Promise<number>((resolve, reject) =>
      this.#server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (failure, bound) =>
        failure ? reject(failure) : resolve(bound),
      ),
    );
    this.#address = `127.0.0.1:${port}`;
    void this.#live();
  }

  async #live(): Promise<void> {
    const heartbeatMs = await this.#register();
    if (heartbeatMs === undefined) return;
    this.#subscription = await this.log.subscribe({
      group: `agent-${this.#self.name}-${version}`,
      topics: [agentTopic(this.#self.name).name],
      onBatch: (batch) => this.#take(batch),
    });
    await this.#subscription.joined;
    for (let beats = 0; !this.#stopped && beats < this.conduct.heartbeats; beats += 1) {
      const beat = { ...this.#self, consuming: this.conduct.saysConsuming };
      const known = await this.#market.heartbeat(beat).then(
        () => true,
        () => false,
      );
      if (!known && this.conduct.answersForgotten) await this.#register();
      else await sleep(heartbeatMs);
    }
  }

  /** @returns how often to say that it lives */
  async #register(): Promise<number | undefined> {
    while (!this.#stopped) {
      const agent = { ...this.conduct.registration, ...this.#self, address: this.#address };
      const answer = await this.#market.register({ agent }).catch(() => undefined);
      if (answer) return answer.heartbeatMs;
      if (!this.conduct.registersAfterRefusal) return undefined;
      await sleep(50);
    }
    return undefined;
  }

  /** Returns when all has begun: what follows may be a cancellation. */
  async #take(batch: RecordBatch): Promise<void> {
    for (const record of batch.records) {
      while (this.conduct.heedsCapacity && this.#isFull && typeOf(record) !== cancelType) await sleep(5);
      if (!batch.isCurrent() || this.#stopped) return;
      if (this.conduct.acknowledges === 'at-once') batch.acknowledge(record.offset);
      const handled = this.#handle(record);
      void handled.then(() => this.#crashed || batch.acknowledge(record.offset));
    }
  }

  get #isFull(): boolean {
    return this.#atWork >= (this.conduct.registration.capacity ?? 1);
  }

  async #handle(record: LogRecord): Promise<void> {
    const message = this.#read(record);
    if (!message) return;
    if ('reason' in message) return this.#cancelOf(message.taskId).abort();
    if (!message.task) return;
    if (this.conduct.knowsItsVersion && message.agentVersion !== version) return;
    if (this.conduct.dropsLateAwards && message.deadlineAtMs <= Date.now()) return;
    this.#atWork += 1;
    await this.#work(message, message.task).finally(() => (this.#atWork -= 1));
  }

  #read(record: LogRecord) {
    const type = typeOf(record);
    if (type !== awardType && type !== cancelType) return undefined;
    if (!this.conduct.ignoresUnknownFields && record.body.includes('later')) return undefined;
    try {
      return type === cancelType ? decodeEvent(type, record.body) : (decodeEvent(type, record.body).award ?? undefined);
    } catch {
      if (!this.conduct.survivesGarbage) void this.#subscription?.stop(); // what lies behind it is never reached
      return undefined;
    }
  }

  #cancelOf(taskId: string): AbortController {
    const cancel = this.#cancels.get(taskId) ?? new AbortController();
    this.#cancels.set(taskId, cancel);
    return cancel;
  }

  async #work(award: Award, task: Task): Promise<void> {
    const { evidence, heedsCancel, heedsDeadline } = this.conduct;
    const { taskId } = task;
    const observation = this.#observe(task);
    const put = () => this.#evidence.putObservations({ observations: [observation] }, { deadlineMs: 20_000 });
    const cancelled = heedsCancel ? once(this.#cancelOf(taskId).signal) : new Promise<never>(() => undefined);
    if (evidence === 'afterwards') {
      await this.#report(award, task, [observation.hash]);
      return void (await put());
    }
    const leftMs = award.deadlineAtMs - Date.now() - reservedForReportMs;
    const limitMs = heedsDeadline && leftMs > 0 ? leftMs : 20_000;
    const outcome = await Promise.race([
      put().then(...(['stored', 'refused'] as const).map((word) => () => word)),
      cancelled,
      sleep(limitMs, 'late', { ref: false }),
    ]);
    if (this.#crashed || outcome === 'late') return;
    if (outcome === 'cancelled') await this.#report(award, task, [], outcome);
    else await this.#report(award, task, [observation.hash]);
  }

  #observe({ scope }: Task) {
    const content = {
      environment: scope!.environment,
      query: '{"arguments":{},"operation":"look","signal":"plain"}',
      window: scope!.window!,
      availability: 'AVAILABILITY_AVAILABLE' as const,
      result: '[]',
      summarised: false,
    };
    const hash = observationHash(this.conduct.evidence === 'wrong-hash' ? { ...content, result: '[1]' } : content);
    return { ...content, hash };
  }

  async #report(award: Award, task: Task, observations: string[], failureCode = ''): Promise<void> {
    const { taskId, investigationId } = task;
    const data = {
      ...{ investigationId, taskId, attempt: award.attempt, agent: this.#self.name, agentVersion: version },
      status: failureCode ? ('RESULT_STATUS_FAILED' as const) : ('RESULT_STATUS_COMPLETED' as const),
      ...{ failureCode, observations, costMicros: failureCode ? 0 : 10_000 },
    };
    const id = this.conduct.resultId(taskId, award.attempt);
    const key = this.conduct.key === 'none' ? 'none' : investigationId;
    const topic = topics.results.name;
    const reported = event({ id, type: 'compass.agents.v1.ResultReported', topic, key, data });
    const message = sealEvent(reported, `agent-${this.#self.name}`, Date.now());
    await this.log.append(Array.from({ length: failureCode ? 1 : this.conduct.results }, () => message));
  }

  async #stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    if (this.conduct.deregisters) await this.#market.deregister(this.#self);
    await this.#end(0);
  }

  async #kill(): Promise<void> {
    if (this.#stopped) return;
    [this.#stopped, this.#crashed] = [true, true];
    for (const cancel of this.#cancels.values()) cancel.abort();
    await this.#end(137);
  }

  async #end(exitCode: number): Promise<void> {
    this.#server.forceShutdown();
    this.#clients.close();
    await this.#subscription?.stop();
    this.#exited.resolve(exitCode);
  }
}

const once = (signal: AbortSignal): Promise<'cancelled'> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve('cancelled'), { once: true }));

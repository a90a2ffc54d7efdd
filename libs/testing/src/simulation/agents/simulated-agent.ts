import { topics, type Award, type ResultReportedInput } from '@compass/contracts';
import { deriveId } from '@compass/kernel';
import { event, openEvent, sealEvent, typeOf, type LogRecord } from '@compass/messaging';
import type { AgentProfile, AgentRegistrar } from '@compass/service-task-market/parts';
import type { SimulatedBroker } from '../log/simulated-broker.js';
import type { Random } from '../schedule/random.js';
import type { Scheduler } from '../schedule/scheduler.js';
import { reportsOn } from './conduct.js';

export interface AgentWorld {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly broker: SimulatedBroker;
  /** Of a market that listens, if there is one. */
  registrar(): AgentRegistrar | undefined;
  /** Puts an observation into the evidence store. */
  store(hash: string): void;
  trace(line: () => string): void;
}

const type = 'compass.agents.v1.ResultReported';
const awarded = 'compass.market.v1.TaskAwarded';
const heartbeatMs = 2_000;

/** An agent as the mesh meets it: it registers, renews its lease when it gets round to it, and does with awards what it likes. */
export class SimulatedAgent {
  private reports = 0;
  private isRegistered = false;

  constructor(
    readonly profile: AgentProfile,
    private readonly world: AgentWorld,
  ) {}

  start(): void {
    const { broker } = this.world;
    broker.listen({ onRecords: (records) => records.forEach((record) => this.take(record)), onGroup: () => undefined });
    this.beat(0);
  }

  private beat(delayMs: number): void {
    const { scheduler, random } = this.world;
    scheduler.after(delayMs, () => {
      this.keepRegistered();
      this.beat(this.isRegistered ? heartbeatMs : 300);
      if (random.chance(0.02)) this.isRegistered = false;
    });
  }

  /** An answer that never comes is asked for again by the next heartbeat. */
  private keepRegistered(): void {
    const registrar = this.world.registrar();
    if (!registrar || this.world.random.chance(0.03)) return;
    const wasRegistered = this.isRegistered;
    const said = wasRegistered
      ? registrar.renew(this.profile, true).then((until) => (this.isRegistered = until !== undefined))
      : registrar
          .register(this.profile)
          .then(() => registrar.renew(this.profile, true))
          .then(() => (this.isRegistered = true));
    said.catch(() => (this.isRegistered = false));
  }

  private take(record: LogRecord): void {
    if (record.topic !== `compass.agent.${this.profile.name}.v1` || typeOf(record) !== awarded) return;
    const { award } = openEvent(awarded, record).data;
    if (award) this.world.scheduler.after(this.world.random.between(1, 50), () => this.work(award));
  }

  /** The same award again is answered again: agents have no memory to rely on. */
  private work(award: Award): void {
    const { random, scheduler, trace } = this.world;
    const name = `${award.task?.taskId}/${award.attempt}`;
    const hash = deriveId(name, 'observation');
    this.world.store(hash);
    const { conduct, reports } = reportsOn(award, hash, random);
    trace(() => `agent ${this.profile.name} ${conduct}: ${name}`);
    for (const { delayMs, result } of reports) scheduler.after(delayMs, () => this.publish(result));
  }

  private publish(result: ResultReportedInput): void {
    const { broker, scheduler, random } = this.world;
    this.reports += 1;
    const id = deriveId(`${this.profile.name}/${result.taskId}/${result.attempt}`, 'result', this.reports);
    const key = result.investigationId ?? '';
    const message = sealEvent(
      event({ id, type, topic: topics.results.name, key, data: result }),
      `agent-${this.profile.name}`,
      scheduler.nowMs,
    );
    broker.append(random.chance(0.1) ? [message, message] : [message]);
  }
}

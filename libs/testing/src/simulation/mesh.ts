import { agentTopic, topics } from '@compass/contracts';
import type { Logger } from '@compass/telemetry';
import type { AgentRegistrar } from '@compass/service-task-market/parts';
import { simulatedAgentCalls } from './agents/agent-calls.js';
import type { Notification } from './agents/monitor.js';
import { SimulatedAgent } from './agents/simulated-agent.js';
import { simulatedKnowledge } from './agents/simulated-knowledge.js';
import { MessageWatch } from './invariants/message-watch.js';
import { SimulatedBroker } from './log/simulated-broker.js';
import { Faults } from './process/faults.js';
import { SimulatedProcess } from './process/simulated-process.js';
import { Random } from './schedule/random.js';
import { Scheduler } from './schedule/scheduler.js';
import type { Seams } from './seams.js';
import { Platform, Schema, type Host } from './services/host.js';
import { startIntake } from './services/intake.js';
import { startMarket } from './services/market.js';
import { startOrchestrator } from './services/orchestrator.js';
import { IncidentTables } from './stores/simulated-incident-store.js';
import { MarketTables } from './stores/market-tables.js';
import { OrchestratorTables } from './stores/orchestrator-tables.js';

/** Wall clock at the beginning of every schedule. */
const startMs = Date.UTC(2026, 2, 4, 5, 7);
const instances = ['intake-a', 'intake-b', 'orchestrator-a', 'orchestrator-b', 'task-market-a', 'task-market-b'];
const agents = [
  { name: 'application', capabilities: ['diagnose.application', 'disprove.application'] },
  { name: 'database', capabilities: ['diagnose.database', 'disprove.database'] },
  { name: 'database-two', capabilities: ['diagnose.database', 'disprove.database'] },
  { name: 'tracing', capabilities: ['diagnose.tracing'] },
];

export interface MeshOptions {
  readonly seed: number;
  readonly seams: Seams;
  /** Absent: nobody reads it. */
  readonly trace: ((line: string) => void) | undefined;
}

/** All of the mesh in one simulation: what outlives processes, the processes, and everyone around them. */
export class Mesh {
  readonly scheduler = new Scheduler(startMs);
  readonly random: Random;
  readonly faults: Faults;
  readonly broker: SimulatedBroker;
  readonly intake: Schema<IncidentTables>;
  readonly orchestrator: Schema<OrchestratorTables>;
  readonly market: Schema<MarketTables>;
  readonly agents: readonly SimulatedAgent[];
  readonly watch = new MessageWatch();
  /** Messages that monitors have sent. */
  readonly sent: Notification['message'][] = [];
  /** Messages that monitors will have sent in the end. */
  expected = 0;
  readonly stored = new Set<string>();
  private readonly processes = new Map<string, SimulatedProcess>();
  private readonly registrars = new Map<SimulatedProcess, AgentRegistrar>();

  constructor(private readonly options: MeshOptions) {
    const { scheduler } = this;
    const nowMs = () => scheduler.nowMs;
    this.random = new Random(options.seed);
    this.faults = new Faults({ random: this.random, startMs, nowMs });
    this.broker = new SimulatedBroker(nowMs, this.random);
    this.broker.listen(this.watch);
    this.broker.ensureTopics([...Object.values(topics), ...agents.map(({ name }) => agentTopic(name))]);
    this.intake = new Schema('intake', new IncidentTables(), { nowMs, watch: this.watch });
    this.orchestrator = new Schema('orchestrator', new OrchestratorTables(), { nowMs, watch: this.watch });
    this.market = new Schema('task-market', new MarketTables(), { nowMs, watch: this.watch });
    this.agents = agents.map((agent) => this.agentOf(agent));
  }

  start(notifications: readonly Notification[]): void {
    this.expected = notifications.length;
    for (const instance of instances)
      this.scheduler.after(this.random.between(0, 300), () => this.startProcess(instance, 1));
    for (const agent of this.agents) agent.start();
    for (const { delayMs, message } of notifications)
      this.scheduler.after(delayMs, () => {
        this.sent.push(message);
        this.broker.append([message]);
      });
    this.drawTrouble();
  }

  trace(line: () => string): void {
    this.options.trace?.(`${(this.elapsedMs / 1000).toFixed(4).padStart(9)}  ${line()}`);
  }

  get elapsedMs(): number {
    return this.scheduler.nowMs - startMs;
  }

  /** What strikes whole processes, whatever they are calling. */
  private drawTrouble(): void {
    const { random, scheduler } = this;
    if (random.chance(0.15))
      scheduler.after(random.between(500, 30_000), () => {
        const process = this.processes.get(random.pick(instances));
        if (!process) return;
        process.skewMs = random.pick([-1, 1]) * random.between(100, random.chance(0.3) ? 300_000 : 20_000);
        this.faults.struck.push(`the clock of ${process.title} jumps by ${Math.round(process.skewMs)} ms`);
      });
    if (random.chance(0.05))
      scheduler.after(random.between(500, 30_000), () => {
        this.faults.struck.push('everything dies');
        for (const process of this.processes.values()) process.crash();
      });
  }

  private startProcess(instance: string, incarnation: number): void {
    const service = instance.slice(0, -2);
    const process = new SimulatedProcess({ service, instance, incarnation }, this);
    this.processes.set(instance, process);
    this.trace(() => `${process.title} starts`);
    process.onCrash(() => {
      this.registrars.delete(process);
      this.scheduler.after(this.random.between(50, 8_000), () => this.startProcess(instance, incarnation + 1));
    });
    this.serve(service, process).catch((error: unknown) => {
      this.trace(() => `${process.title} does not start: ${String(error)}`);
      process.crash();
    });
  }

  private async serve(service: string, process: SimulatedProcess): Promise<void> {
    const { broker, random, watch } = this;
    const host: Host = { process, broker, random, watch, seams: this.options.seams, logger: this.loggerOf(process) };
    if (service === 'intake') await startIntake(new Platform(host, this.intake));
    else if (service === 'orchestrator') {
      const knowledge = simulatedKnowledge(process, this.stored, random);
      await startOrchestrator(new Platform(host, this.orchestrator), knowledge);
    } else {
      const calls = simulatedAgentCalls(process, random);
      this.registrars.set(process, await startMarket(new Platform(host, this.market), calls));
    }
  }

  private agentOf({ name, capabilities }: (typeof agents)[number]): SimulatedAgent {
    const key = { name, version: '1.0.0', instance: `${name}-1`, address: `${name}:1` };
    const profile = { ...key, capabilities, expertise: {}, capacity: 2, protocol: 2 };
    return new SimulatedAgent(profile, {
      ...{ scheduler: this.scheduler, random: this.random, broker: this.broker },
      registrar: () => (this.registrars.size > 0 ? this.random.pick([...this.registrars.values()]) : undefined),
      store: (hash) => void this.stored.add(hash),
      trace: (line) => this.trace(line),
    });
  }

  private loggerOf(process: SimulatedProcess): Logger {
    const say = (message: string, fields: object = {}) => {
      const { error, ...rest } = fields as { error?: unknown };
      const reason = error instanceof Error ? error.message : '';
      this.trace(() => `${process.title}: ${message} ${JSON.stringify(rest)} ${reason}`);
    };
    const logger: Logger = { debug: say, info: say, warn: say, error: say, child: () => logger };
    return logger;
  }
}

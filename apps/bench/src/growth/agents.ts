import { randomUUID } from 'node:crypto';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { serviceDefinition, topics, type SolicitBidResponseInput } from '@compass/contracts';
import { ChannelClients } from '@compass/runtime';
import { trace } from '@opentelemetry/api';
import { startCompassMesh } from '../mesh/compass-mesh.js';
import { cpuOfProcesses } from '../mesh/cpu-of-processes.js';
import { freeAddresses } from '../mesh/ports.js';
import { RawKafka } from '../mesh/raw-kafka.js';
import type { Stage } from '../mesh/stage.js';
import { specialists } from '../null-mesh/graph.js';
import { TaskRequests } from '../tasks/task-requests.js';
import type { Curve } from './plot.js';

const sizes = [6, 20, 50, 100, 200];
const requests = 100;
const bid: SolicitBidResponseInput = { bid: { priceMicros: 1_000, expectedSeconds: 1, confidence: 0.5 } };
const shared = 'diagnose.shared';
const ownOf = (agent: number) => `diagnose.own${agent}`;

/** CPU milliseconds of the market for the auction of a task, by the number of agents that are registered: where all of them bid, and where one does. */
export async function costOfAgents(stage: Stage): Promise<readonly Curve[]> {
  const mesh = await startCompassMesh(
    stage,
    { COMPASS_AGENT_LEASE_MS: '600000' },
    { without: ['orchestrator', 'intake', 'knowledge-store', ...specialists] },
  );
  const kafka = new RawKafka(stage.kafka);
  const agents = await Agents.open(mesh.grpc['task-market']!);
  try {
    const auctions = await Auctions.open(kafka, mesh.pids['task-market']!);
    const [all, one]: { at: number; cost: number }[][] = [[], []];
    for (const at of sizes) {
      await agents.growTo(at);
      all!.push({ at, cost: await auctions.cpuMs(shared) });
      one!.push({ at, cost: await auctions.cpuMs(ownOf(0)) });
    }
    return [
      { name: 'all of them bid', points: all! },
      { name: 'one of them bids', points: one! },
    ];
  } finally {
    agents.close();
    await Promise.all([kafka.close(), mesh.stop()]);
  }
}

/** Agents that are no more than an answer: each has a registration of its own, and all have one address. */
class Agents {
  #count = 0;

  private constructor(
    private readonly address: string,
    private readonly server: Server,
    private readonly market: string,
    private readonly clients = new ChannelClients(trace.getTracer('bench')),
  ) {}

  static async open(market: string): Promise<Agents> {
    const [address] = await freeAddresses(1);
    const server = new Server();
    server.addService(serviceDefinition('compass.agents.v1.AgentService'), {
      solicitBid: (_: unknown, callback: (error: null, answer: object) => void) => callback(null, bid),
    });
    await new Promise<void>((resolve, reject) =>
      server.bindAsync(address!, ServerCredentials.createInsecure(), (error) => (error ? reject(error) : resolve())),
    );
    return new Agents(address!, server, market);
  }

  async growTo(count: number): Promise<void> {
    const market = this.clients.client('compass.market.v1.MarketService', this.market);
    for (; this.#count < count; this.#count++) {
      const key = { name: `bench${this.#count}`, version: '1.0.0', instance: 'one' };
      const capabilities = [shared, ownOf(this.#count)];
      const agent = { ...key, capabilities, address: this.address, expertise: {}, capacity: 1_000, protocol: 2 };
      await market.register({ agent }, { deadlineMs: 30_000 });
      await market.heartbeat({ ...key, consuming: true });
    }
  }

  close(): void {
    this.clients.close();
    this.server.forceShutdown();
  }
}

/** One task after the other, awarded. */
class Auctions {
  readonly #awarded = new Map<string, () => void>();

  private constructor(
    private readonly requests: TaskRequests,
    private readonly marketPid: number,
  ) {}

  static async open(kafka: RawKafka, marketPid: number): Promise<Auctions> {
    const auctions = new Auctions(new TaskRequests(await kafka.producer()), marketPid);
    await kafka.consume([topics.market.name], (_, keys) => {
      for (const key of keys) auctions.#awarded.get(key)?.();
      return Promise.resolve();
    });
    return auctions;
  }

  /** CPU milliseconds of the market for each task. */
  async cpuMs(capability: string): Promise<number> {
    await this.#award(capability);
    const spent = () => cpuOfProcesses({ market: this.marketPid })['market']!;
    const before = spent();
    for (let i = 0; i < requests; i++) await this.#award(capability);
    return (spent() - before) / requests;
  }

  async #award(capability: string): Promise<void> {
    const investigationId = randomUUID();
    const awarded = new Promise<void>((resolve) => this.#awarded.set(investigationId, resolve));
    await this.requests.request(investigationId, [capability]);
    await awarded;
    this.#awarded.delete(investigationId);
    await this.requests.close(investigationId);
  }
}

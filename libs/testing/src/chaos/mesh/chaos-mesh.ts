import { startKafkaCluster, type KafkaCluster, type LocalKafka } from '@compass/local-kafka';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@compass/persistence';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMesh, type RunningMesh } from '../../mesh/running-mesh.js';
import type { LinkState } from '../wire/link-state.js';
import { Trap } from '../wire/trap.js';
import { freePorts } from './free-ports.js';
import { makeNextVersion } from './next-version.js';
import { agents, instanceName, services } from './processes.js';
import { WebhookReceiver } from './webhook-receiver.js';
import { ProcessProxies, type RealAddresses } from './proxies.js';

export interface ChaosMeshOptions {
  /** Everything on disk is below this directory, which is made and removed. */
  readonly directory: string;
  readonly brokers: number;
  readonly instances: number;
  /** Agents that are left out. */
  readonly without: readonly string[];
  readonly recordings: string;
  /** Processes of the next version; the others are of this one. */
  readonly next: readonly string[];
  /** The workspace, as built, of the other version; the next release is made by default. */
  readonly otherWorkspace?: string;
}

/** The whole of COMPASS as processes, each behind its own proxies, over a real Kafka and PostgreSQL. */
export class ChaosMesh {
  readonly trap = new Trap();
  readonly receiver = new WebhookReceiver(this.trap);
  private readonly proxies = new Map<string, ProcessProxies>();
  private postgres!: EmbeddedPostgres;
  private kafka!: KafkaCluster;
  private mesh!: RunningMesh;

  private constructor(private readonly options: ChaosMeshOptions) {}

  static async start(options: ChaosMeshOptions): Promise<ChaosMesh> {
    const mesh = new ChaosMesh(options);
    rmSync(options.directory, { recursive: true, force: true });
    mkdirSync(options.directory, { recursive: true });
    await mesh.startAll();
    return mesh;
  }

  /** Where the checker looks, past all proxies. */
  get database(): string {
    return this.postgres.url;
  }

  get brokers(): readonly string[] {
    return this.kafka.brokers.map(({ address }) => address);
  }

  get processes(): string[] {
    return [...this.proxies.keys()];
  }

  get gateway(): string {
    return this.mesh.gateway;
  }

  /** Resolves when every process is ready. */
  async untilReady(): Promise<void> {
    for (const process of this.processes) while (!(await isReady(this.mesh.http()[process] ?? ''))) await sleep(100);
  }

  link(process: string): LinkState {
    return this.proxies.get(process)!.link;
  }

  /** SIGKILL; the mesh's supervisor starts it again. */
  kill(process: string): void {
    this.signal(process, 'SIGKILL');
  }

  freeze(process: string): void {
    this.signal(process, 'SIGSTOP');
  }

  thaw(process: string): void {
    this.signal(process, 'SIGCONT');
  }

  async killPostgres(downMs: number): Promise<void> {
    await this.postgres.process.kill();
    await sleep(downMs);
    this.postgres = await startEmbeddedPostgres({ dir: this.postgresDirectory });
  }

  async restartPostgres(): Promise<void> {
    await this.postgres.stop();
    this.postgres = await startEmbeddedPostgres({ dir: this.postgresDirectory });
  }

  /** SIGKILL; it comes back on the same data. */
  async killBroker(n: number, downMs: number): Promise<void> {
    await this.broker(n).kill();
    await sleep(downMs);
    await this.broker(n).start();
  }

  /** In order, as for maintenance. */
  async stopBroker(n: number, downMs: number): Promise<void> {
    await this.broker(n).stop();
    await sleep(downMs);
    await this.broker(n).start();
  }

  async freezeBroker(n: number, forMs: number): Promise<void> {
    const { pid } = this.broker(n);
    if (!pid) return;
    process.kill(pid, 'SIGSTOP');
    await sleep(forMs);
    process.kill(pid, 'SIGCONT');
  }

  async stop(): Promise<void> {
    await this.mesh?.stop();
    await this.receiver.close();
    await Promise.all([...this.proxies.values()].map((proxies) => proxies.close()));
    await Promise.all([...(this.kafka?.brokers ?? []).map((broker) => broker.kill()), this.postgres?.process.kill()]);
    rmSync(this.options.directory, { recursive: true, force: true });
  }

  private broker(n: number): LocalKafka {
    const broker = this.kafka.brokers[n];
    if (!broker) throw new Error(`there is no broker ${n}`);
    return broker;
  }

  private get postgresDirectory(): string {
    return join(this.options.directory, 'postgres');
  }

  private async startAll(): Promise<void> {
    const { directory, brokers } = this.options;
    [this.postgres, this.kafka] = await Promise.all([
      startEmbeddedPostgres({ dir: this.postgresDirectory }),
      startKafkaCluster({ dir: join(directory, 'kafka'), brokers }),
    ]);
    const settings = join(directory, 'settings.json');
    writeFileSync(settings, JSON.stringify(await this.openProxies()));
    this.mesh = await startMesh({
      kind: 'mesh',
      env: {
        COMPASS_RECORDINGS: this.options.recordings,
        COMPASS_WEBHOOKS: await this.writeReceivers(),
        COMPASS_WEBHOOK_RETRY_MS: '300',
      },
      args: [
        ...['--events', `kafka://${this.brokers.join(',')}`, '--database', this.postgres.url],
        ...['--instances', String(this.options.instances), '--settings', settings],
        ...['--workspaces', this.writeWorkspaces()],
        ...(this.options.without.length > 0 ? ['--without', this.options.without.join(',')] : []),
      ],
    });
  }

  /** @returns the file that names who runs from another workspace */
  private writeWorkspaces(): string {
    const { directory, next, otherWorkspace } = this.options;
    const [file, workspace] = [join(directory, 'workspaces.json'), otherWorkspace ?? join(directory, 'next')];
    if (next.length > 0 && otherWorkspace === undefined) makeNextVersion(workspace);
    writeFileSync(file, JSON.stringify(Object.fromEntries(next.map((name) => [name, workspace]))));
    return file;
  }

  /** @returns the file that names who is told of verdicts */
  private async writeReceivers(): Promise<string> {
    const file = join(this.options.directory, 'webhooks.json');
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const receiver = { name: 'chaos', url: await this.receiver.listen(), secret, internal: true };
    writeFileSync(file, JSON.stringify({ receivers: [receiver] }));
    return file;
  }

  /** @returns the settings of each process */
  private async openProxies(): Promise<Record<string, Record<string, string>>> {
    const parts = [...services, ...agents].filter((app) => !this.options.without.includes(app));
    const names = parts.flatMap((app) =>
      Array.from({ length: this.options.instances }, (_, n) => instanceName(app, n + 1)),
    );
    const ports = await freePorts(names.length);
    const real: RealAddresses = {
      postgresSocket: join(this.postgresDirectory, '.s.PGSQL.5432'),
      brokerPorts: this.brokers.map((address) => Number(address.split(':')[1])),
      grpcPorts: new Map(names.map((name, i) => [name, ports[i]!])),
    };
    const settings: Record<string, Record<string, string>> = {};
    for (const name of names) {
      const opened = await ProcessProxies.open(name, real, this.trap);
      this.proxies.set(name, opened.proxies);
      settings[name] = opened.settings;
    }
    return settings;
  }

  private signal(process: string, signal: NodeJS.Signals): void {
    const pid = this.mesh.pids()[process];
    if (pid) globalThis.process.kill(pid, signal);
  }
}

const isReady = (http: string): Promise<boolean> =>
  fetch(`http://${http}/readyz`, { signal: AbortSignal.timeout(1_500) }).then(
    ({ ok }) => ok,
    () => false,
  );

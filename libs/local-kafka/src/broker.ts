import { startBoundProcess, type BoundProcess } from '@compass/child-process';
import { RetryableError } from '@compass/kernel';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brokerProperties } from './broker-properties.js';
import { clusterIdentities, clusterIdentity, type ClusterIdentity } from './cluster-identity.js';

const execute = promisify(execFile);

export interface BrokerParts {
  readonly dir: string;
  readonly javaOptions: readonly string[];
  readonly port?: number | undefined;
  readonly users?: Readonly<Record<string, string>> | undefined;
}

/** A broker that can be stopped, killed and started again on the same data and port. */
export class Broker {
  private process?: BoundProcess;

  private constructor(
    private readonly parts: BrokerParts,
    private readonly identity: ClusterIdentity,
  ) {}

  /** Settles the identity of the data in `dir`; starts nothing yet. */
  static async prepare(parts: BrokerParts): Promise<Broker> {
    return new Broker(parts, await clusterIdentity(parts.dir, parts.port));
  }

  /** The brokers of one cluster, one for each directory. */
  static async prepareCluster(dirs: readonly string[], javaOptions: readonly string[]): Promise<Broker[]> {
    const identities = await clusterIdentities(dirs);
    return identities.map((identity, n) => new Broker({ dir: dirs[n]!, javaOptions }, identity));
  }

  get address(): string {
    return `127.0.0.1:${this.identity.clientPort}`;
  }

  get pid(): number | undefined {
    return this.process?.running ? this.process.pid : undefined;
  }

  /** Resolves when clients are served. Errors: `kafka-port-in-use`, `kafka-failed` with the end of its log. */
  async start(): Promise<void> {
    const { clientPort, clusterId } = this.identity;
    if (await answers(clientPort)) throw new RetryableError('kafka-port-in-use', `${this.address} is in use`);
    const { dir, javaOptions, users } = this.parts;
    const [data, settings] = [join(dir, 'data'), join(dir, 'server.properties')];
    await mkdir(data, { recursive: true });
    await writeFile(settings, brokerProperties(data, this.identity, users));
    if (!existsSync(join(data, 'meta.properties')))
      await execute('java', [...javaOptions, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settings]);
    this.process = await this.launch(settings);
    await this.untilServing(this.process);
  }

  async stop(): Promise<void> {
    await this.process?.stop();
  }

  async kill(): Promise<void> {
    await this.process?.kill();
  }

  private get logFile(): string {
    return join(this.parts.dir, 'broker.log');
  }

  private async launch(settings: string): Promise<BoundProcess> {
    const log = await open(this.logFile, 'a');
    try {
      return await startBoundProcess({
        command: 'java',
        args: ['-Xmx256m', ...this.parts.javaOptions, 'kafka.Kafka', settings],
        output: log.fd,
        stopSignal: 'SIGTERM',
        graceMs: 10_000,
      });
    } finally {
      await log.close();
    }
  }

  /** Kafka opens the clients' port only when the controller has accepted the broker. */
  private async untilServing(process: BoundProcess): Promise<void> {
    while (!(await answers(this.identity.clientPort))) {
      if (!process.running) {
        const log = await readFile(this.logFile, 'utf8');
        throw new RetryableError('kafka-failed', `Kafka did not start, see ${this.logFile}:\n${log.slice(-3_000)}`);
      }
      await sleep(50);
    }
  }
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });

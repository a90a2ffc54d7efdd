import { setTimeout as pause } from 'node:timers/promises';
import { fillCatalogue, fillPayment } from '../database/schemas.js';
import { seededRandom } from '../random/seeded-random.js';
import { toEnvironment, type Settings } from '../services/settings.js';
import { startProcess, type RunningProcess } from './child-process.js';
import type { Cleanup } from './cleanup.js';
import { freePort } from './free-port.js';
import { startPostgres } from './postgres-server.js';
import { FIRST_VERSIONS, SERVICES, type ServiceName } from './service-names.js';

const BOTH_SERVE_MS = 500;

/** The shop's services and databases as processes of this machine. */
export class Shop {
  private readonly processes = new Map<string, RunningProcess>();

  private constructor(
    private readonly ports: ReadonlyMap<ServiceName, number>,
    private readonly databases: Readonly<Record<string, string>>,
    private readonly otlpUrl: string,
  ) {}

  /** Starts everything; the products on offer come from the seed. */
  static async start(otlpUrl: string, seed: number, cleanup: Cleanup): Promise<Shop> {
    const databases = {
      'catalogue-db': await startPostgres('catalogue', cleanup),
      'payment-db': await startPostgres('payment', cleanup),
    };
    await fillCatalogue(databases['catalogue-db'], seededRandom(seed));
    await fillPayment(databases['payment-db']);
    const ports = new Map<ServiceName, number>();
    for (const service of SERVICES) ports.set(service, await freePort());
    const shop = new Shop(ports, databases, otlpUrl);
    cleanup.defer(() => shop.stopProcesses());
    await shop.startProcesses();
    return shop;
  }

  get webUrl(): string {
    return this.urlOf('web');
  }

  /** The URL of a database, by host name. */
  databaseUrl(hostName: string): string {
    const url = this.databases[hostName];
    if (!url) throw new Error(`the shop has no database ${hostName}`);
    return url;
  }

  /** Replaces a service's process by one of another version: the new one serves before the old one ends. */
  async deploy(service: ServiceName, version: string): Promise<void> {
    const before = this.processes.get(service);
    this.processes.set(service, await this.startService(service, version));
    await pause(BOTH_SERVE_MS);
    await before?.stop();
  }

  private async startProcesses(): Promise<void> {
    for (const service of SERVICES) {
      this.processes.set(service, await this.startService(service, FIRST_VERSIONS[service]));
    }
    const settings = { ...this.settingsOf('web', '1.0.0'), service: 'database-exporter' };
    this.processes.set(settings.service, await startProcess('exporter/main.js', toEnvironment(settings)));
  }

  private async stopProcesses(): Promise<void> {
    await Promise.all([...this.processes.values()].map((process) => process.stop()));
  }

  private startService(service: ServiceName, version: string): Promise<RunningProcess> {
    return startProcess(`services/${service}/main.js`, toEnvironment(this.settingsOf(service, version)));
  }

  private settingsOf(service: ServiceName, version: string): Settings {
    return {
      service,
      version,
      port: this.ports.get(service) ?? 0,
      otlpUrl: this.otlpUrl,
      peers: Object.fromEntries(SERVICES.map((name) => [name, this.urlOf(name)])),
      databases: this.databases,
    };
  }

  private urlOf(service: ServiceName): string {
    return `http://127.0.0.1:${this.ports.get(service)}`;
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { toEnvironment, type Settings } from '../services/settings.js';
import { startProcess, type RunningProcess } from './child-process.js';
import type { Cleanup } from './cleanup.js';
import { exporterUrls, serviceUrls, startDatabases, type Databases } from './databases.js';
import { freePort } from './free-port.js';
import { Link } from './link.js';
import { cpusOf, nodeOf } from './node-placement.js';
import { startRedis } from './redis-server.js';
import { FIRST_VERSIONS, SERVICES, type ServiceName } from './service-names.js';
import { ThirdParties } from './third-parties.js';

const BOTH_SERVE_MS = 500;
const HEAP_MB = 160;

/** What the shop is built of, beside the usual. */
export interface Building {
  /** Calls to this service go through a cable that can be spoilt. Needs root. */
  readonly linkTo?: ServiceName;
  /** The payment database lies on a volume of its own of that size. Needs root. */
  readonly volumeMb?: number;
}

/** All that the shop stands on. */
interface Ground {
  readonly databases: Databases;
  readonly redis: Readonly<Record<string, string>>;
  readonly thirdParties: ThirdParties;
  readonly ports: ReadonlyMap<ServiceName, number>;
  readonly link: Link | undefined;
}

/** The shop's services, databases, cache, queue and third parties as processes of this machine. */
export class Shop {
  private readonly processes = new Map<string, RunningProcess>();
  private readonly versions = new Map<ServiceName, string>(Object.entries(FIRST_VERSIONS) as [ServiceName, string][]);
  private readonly flags = new Map<ServiceName, Record<string, string>>();

  private constructor(
    private readonly ground: Ground,
    private readonly otlpUrl: string,
    private readonly building: Building,
  ) {}

  /** Starts everything; the products on offer come from the seed. */
  static async start(otlpUrl: string, seed: number, cleanup: Cleanup, building: Building = {}): Promise<Shop> {
    const databases = await startDatabases(seed, cleanup, building.volumeMb);
    const redis = { 'product-cache': await startRedis(cleanup), 'order-queue': await startRedis(cleanup) };
    const thirdParties = await ThirdParties.start(seed, cleanup);
    const ports = new Map<ServiceName, number>();
    for (const service of SERVICES) ports.set(service, await freePort());
    const link = building.linkTo && (await Link.open(ports.get(building.linkTo) ?? 0, cleanup));
    const shop = new Shop({ databases, redis, thirdParties, ports, link }, otlpUrl, building);
    cleanup.defer(() => shop.stopProcesses());
    await shop.startProcesses();
    return shop;
  }

  get webUrl(): string {
    return this.urlOf('web');
  }

  get thirdParties(): ThirdParties {
    return this.ground.thirdParties;
  }

  /** The cable that it was built with. */
  get link(): Link {
    if (!this.ground.link) throw new Error('the shop was built without a cable');
    return this.ground.link;
  }

  /** Where a service is called from outside. */
  urlOf(service: ServiceName): string {
    return `http://127.0.0.1:${this.ground.ports.get(service)}`;
  }

  /** A database's administration, by host name. */
  database(hostName: keyof Databases) {
    return this.ground.databases[hostName];
  }

  /** Replaces a service's process by one of another version: the new one serves before the old one ends. */
  async deploy(service: ServiceName, version: string): Promise<void> {
    this.versions.set(service, version);
    await this.replace(service);
  }

  /** Configures a service anew, and replaces its process likewise. */
  async configure(service: ServiceName, flag: string, value: string): Promise<void> {
    this.flags.set(service, { ...this.flags.get(service), [flag]: value });
    await this.replace(service);
  }

  private async replace(service: ServiceName): Promise<void> {
    const before = this.processes.get(service);
    this.processes.set(service, await this.startService(service));
    await pause(BOTH_SERVE_MS);
    await before?.stop();
  }

  private async startProcesses(): Promise<void> {
    for (const service of SERVICES) this.processes.set(service, await this.startService(service));
    const { databases } = this.ground;
    const exporter = { ...this.settingsOf('web'), service: 'exporter', databases: exporterUrls(databases) };
    this.processes.set('exporter', await startProcess('exporter/main.js', toEnvironment(exporter)));
  }

  private async stopProcesses(): Promise<void> {
    await Promise.all([...this.processes.values()].map((process) => process.stop()));
  }

  private startService(service: ServiceName): Promise<RunningProcess> {
    const trust = { NODE_EXTRA_CA_CERTS: this.ground.thirdParties.authorityFile };
    const environment = { ...toEnvironment(this.settingsOf(service)), ...trust };
    const place = { cpus: cpusOf(nodeOf(service) ?? ''), heapMb: HEAP_MB, restart: true };
    return startProcess(`services/${service}/main.js`, environment, place);
  }

  private settingsOf(service: ServiceName): Settings {
    const { databases, redis, ports, thirdParties, link } = this.ground;
    const { linkTo } = this.building;
    const peers = Object.fromEntries(SERVICES.map((name) => [name, this.urlOf(name)]));
    return {
      service,
      version: this.versions.get(service) ?? '',
      port: ports.get(service) ?? 0,
      host: service === linkTo ? '0.0.0.0' : '127.0.0.1',
      otlpUrl: this.otlpUrl,
      peers: { ...peers, ...thirdParties.urls, ...(link && linkTo ? { [linkTo]: link.url } : {}) },
      databases: serviceUrls(databases),
      redis,
      flags: this.flags.get(service) ?? {},
    };
  }
}

import type { Scene } from '../faults/fault-kind.js';
import { faultNamed } from '../faults/faults.js';
import { runBackup } from '../faults/run-backup.js';
import type { Shop } from '../platform/shop.js';
import { seededRandom } from '../random/seeded-random.js';
import type { ChangeRecord } from '../recorder/change-record.js';
import { releaseDiff } from '../releases/release-diff.js';
import type { Release } from '../releases/release.js';
import type { IncidentPlan } from './incident-plan.js';

/** Something that happens to the shop, seconds after the start of the recording. */
export interface Happening {
  readonly atS: number;
  readonly happen: () => Promise<void>;
}

/** Does to the shop what a plan says, and keeps the list of changes that its operators would have. */
export class Happenings {
  private readonly ending = new AbortController();
  private readonly underway: Promise<void>[] = [];

  constructor(
    private readonly shop: Shop,
    private readonly changes: ChangeRecord[],
    private readonly seed: number,
  ) {}

  /** All that happens in a plan but its traffic, which the load generator makes. */
  of({ fault, noise, onsetS }: IncidentPlan): Happening[] {
    const around: Happening[] = noise.flatMap((item) => {
      if (item.kind === 'deploy') return { atS: item.atS, happen: () => this.deploy(item.release) };
      if (item.kind === 'backup') return { atS: item.atS, happen: () => this.backUp(item.database) };
      return [];
    });
    const begin = async () => faultNamed(fault.kind).begin(fault.details, this.scene());
    return [...around, { atS: onsetS, happen: begin }];
  }

  /** Ends what goes on, and waits for it. */
  async end(): Promise<void> {
    this.ending.abort();
    await Promise.all(this.underway);
  }

  private scene(): Scene {
    return {
      shop: this.shop,
      random: seededRandom(this.seed),
      signal: this.ending.signal,
      deploy: (release) => this.deploy(release),
      record: (change) => this.record(change),
      goOn: (work) => this.goOn(work),
    };
  }

  private async deploy(release: Release): Promise<void> {
    const { service, version, previousVersion, summary } = release;
    this.record({ service, kind: 'deploy', version, previousVersion, summary, diff: await releaseDiff(release) });
    await this.shop.deploy(service, version);
  }

  private backUp(database: 'catalogue-db' | 'payment-db'): Promise<void> {
    this.record({ service: database, kind: 'job', summary: `Backup of ${database} started` });
    this.goOn(runBackup(this.shop.database(database).url, this.ending.signal));
    return Promise.resolve();
  }

  /** Lets work go on until the end, where its failure is told. */
  private goOn(work: Promise<void>): void {
    this.underway.push(work);
    work.catch(() => undefined);
  }

  private record(change: Omit<ChangeRecord, 'ts'>): void {
    this.changes.push({ ts: Date.now() / 1000, ...change });
  }
}

import type { AlertRule } from '../alerting/alert-rule.js';
import type { Building, Shop } from '../platform/shop.js';
import type { SeededRandom } from '../random/seeded-random.js';
import type { ChangeRecord } from '../recorder/change-record.js';
import type { Release } from '../releases/release.js';

/** What a fault may do to the shop. */
export interface Scene {
  readonly shop: Shop;
  readonly random: SeededRandom;
  /** Ends with the recording. */
  readonly signal: AbortSignal;
  /** Deploys a version, as the shop's operators do. */
  deploy(release: Release): Promise<void>;
  /** Writes down what the operators know of a change. */
  record(change: Omit<ChangeRecord, 'ts'>): void;
  /** Lets work go on until the end of the recording. */
  goOn(work: Promise<void>): void;
}

/** What a scorer is told. */
export interface Cause {
  readonly rootService: string | null;
  readonly acceptedServices: readonly string[];
  readonly rootIndicator: readonly string[];
  readonly faultType: string;
  /** The one that fits best first; none without a fault. */
  readonly acceptedCategories: readonly string[];
}

/** One way in which the shop can break. */
export interface FaultKind<Details> {
  /** What this seed's is like; plain data. */
  plan(random: SeededRandom): Details;
  /** Lets it begin. */
  begin(details: Details, scene: Scene): Promise<void> | void;
  /** The monitors that may notice it first. */
  readonly toldBy: readonly AlertRule['name'][];
  cause(details: Details): Cause;
  /** How the shop has to be built for it. */
  readonly building?: Building;
  /** Whether there is a harmless deployment, a backup and more traffic within seconds of it, so that they may be taken for the cause. */
  readonly busy?: boolean;
  /** It takes the machine from whatever runs beside it: recorded by itself. */
  readonly alone?: boolean;
}

export const faultKind = <Details>(kind: FaultKind<Details>): FaultKind<Details> => kind;

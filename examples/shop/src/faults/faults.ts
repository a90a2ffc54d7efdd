import { badFlag } from './bad-flag.js';
import { badRelease } from './bad-release.js';
import { diskFull } from './disk-full.js';
import { expiredCertificate } from './expired-certificate.js';
import type { FaultKind } from './fault-kind.js';
import { lockContention } from './lock-contention.js';
import { memoryLeak } from './memory-leak.js';
import { noisyNeighbour } from './noisy-neighbour.js';
import { none, routineChange, sale } from './none.js';
import { poolExhausted } from './pool-exhausted.js';
import { slowThirdParty } from './slow-third-party.js';
import { networkDelay, packetLoss } from './spoilt-cable.js';
import { twoAtOnce } from './two-at-once.js';
import { wrongPassword } from './wrong-password.js';

/** Every way in which the shop breaks, or seems to. */
export const FAULTS = {
  'lock-contention': lockContention,
  'bad-release': badRelease,
  none,
  'slow-third-party': slowThirdParty,
  'expired-certificate': expiredCertificate,
  'wrong-password': wrongPassword,
  'bad-flag': badFlag,
  'pool-exhausted': poolExhausted,
  'disk-full': diskFull,
  'memory-leak': memoryLeak,
  'network-delay': networkDelay,
  'packet-loss': packetLoss,
  'two-at-once': twoAtOnce,
  sale,
  'routine-change': routineChange,
  'noisy-neighbour': noisyNeighbour,
} as const;

export type FaultName = keyof typeof FAULTS;

/** A fault as it is planned. */
export interface PlannedFault {
  readonly kind: FaultName;
  /** What its kind's `plan` gave. */
  readonly details: unknown;
}

/** A kind by its name, its details being whatever it planned itself. */
export const faultNamed = (kind: FaultName): FaultKind<unknown> => FAULTS[kind];

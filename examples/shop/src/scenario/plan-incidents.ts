import { FAULTS, faultNamed, type FaultName } from '../faults/faults.js';
import { seededRandom, type SeededRandom } from '../random/seeded-random.js';
import { HARMLESS_RELEASES, type Release } from '../releases/release.js';
import type { IncidentPlan, Noise } from './incident-plan.js';

const AFTER_ONSET_S = 140;

/** Every kind of incident. */
export const ALL_KINDS = Object.keys(FAULTS) as FaultName[];
/** What needs neither root nor a machine of its own. */
export const FEW_KINDS: readonly FaultName[] = ['lock-contention', 'bad-release', 'none'];

/**
 * The incidents of a seed that are of these kinds. A kind's incident is the same, by id and in all details, whichever others are asked for;
 * their order comes from the seed too.
 */
export function planIncidents(seed: number, kinds: readonly FaultName[]): IncidentPlan[] {
  const random = seededRandom(seed);
  const all = random.shuffle(ALL_KINDS).map((kind, index) => planIncident(kind, index + 1, random));
  return all.filter(({ fault }) => kinds.includes(fault.kind));
}

function planIncident(kind: FaultName, number: number, random: SeededRandom): IncidentPlan {
  const details = faultNamed(kind).plan(random);
  const onsetS = random.integer(192, 210);
  return {
    id: `incident-${String(number).padStart(3, '0')}`,
    seed: random.integer(1, 2 ** 31),
    visitsPerSecond: random.between(3, 3.6),
    onsetS,
    durationS: onsetS + AFTER_ONSET_S,
    fault: { kind, details },
    noise: noiseAround(kind, details, onsetS, random),
  };
}

function noiseAround(kind: FaultName, details: unknown, onsetS: number, random: SeededRandom): Noise[] {
  const { busy } = faultNamed(kind);
  const harmful = faultNamed(kind).cause(details).rootService !== null;
  const shiftS = () => random.integer(-12, 12);
  const traffic: Noise[] = [{ kind: 'traffic', atS: harmful ? onsetS + shiftS() : onsetS, factor: 2 }];
  const release = random.pick(harmlessBeside(details));
  if (busy)
    return [
      { kind: 'deploy', atS: onsetS + shiftS(), release },
      { kind: 'backup', atS: onsetS + shiftS(), database: random.pick(['catalogue-db', 'payment-db'] as const) },
      ...traffic,
    ];
  if (!harmful) return traffic;
  return random.chance(0.5) ? [{ kind: 'deploy', atS: onsetS - random.integer(30, 100), release }] : [];
}

/** Two releases of one service would undo each other. */
function harmlessBeside(details: unknown): Release[] {
  const deployed = JSON.stringify(details);
  return HARMLESS_RELEASES.filter(({ service }) => !deployed.includes(`"service":"${service}"`));
}

import { SUPPLIERS } from '../database/stock.js';
import type { LockHolding } from '../faults/hold-locks.js';
import { seededRandom, type SeededRandom } from '../random/seeded-random.js';
import { BAD_RELEASES, HARMLESS_RELEASES, type Release } from '../releases/release.js';
import type { Fault, IncidentPlan, Noise } from './incident-plan.js';

const AFTER_ONSET_S = 150;

/** The three incidents of a seed, in an order that comes from the seed too. */
export function planIncidents(seed: number): IncidentPlan[] {
  const random = seededRandom(seed);
  const faults = random.shuffle<Fault>([
    { kind: 'lock-contention', holding: lockHolding(random) },
    { kind: 'bad-release', release: random.pick(BAD_RELEASES) },
    { kind: 'none' },
  ]);
  return faults.map((fault, index) => {
    const onsetS = random.integer(200, 225);
    return {
      id: `incident-${String(index + 1).padStart(3, '0')}`,
      seed: random.integer(1, 2 ** 31),
      visitsPerSecond: random.between(4.5, 5.5),
      onsetS,
      durationS: onsetS + AFTER_ONSET_S,
      fault,
      noise: noiseAround(fault, onsetS, random),
    };
  });
}

function lockHolding(random: SeededRandom): LockHolding {
  const someSuppliers = random.shuffle(SUPPLIERS).slice(0, random.integer(4, SUPPLIERS.length));
  const names = someSuppliers.map((name) => `'${name}'`).join(', ');
  const holdMs = random.between(1500, 4000);
  return {
    statement: random.pick([
      'LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE',
      'LOCK TABLE ledger_entries IN SHARE ROW EXCLUSIVE MODE',
      `SELECT name FROM accounts WHERE name IN (${names}) ORDER BY name FOR UPDATE`,
    ]),
    holdMs: [holdMs, holdMs * 1.5],
    pauseMs: [200, 800],
  };
}

function noiseAround(fault: Fault, onsetS: number, random: SeededRandom): Noise[] {
  if (fault.kind === 'lock-contention') {
    return random.chance(0.5)
      ? [{ kind: 'deploy', atS: onsetS - random.integer(30, 100), release: random.pick(HARMLESS_RELEASES) }]
      : [];
  }
  const shiftS = () => random.integer(-12, 12);
  return [
    { kind: 'deploy', atS: onsetS + shiftS(), release: random.pick(harmlessBeside(fault)) },
    { kind: 'backup', atS: onsetS + shiftS(), database: random.pick(['catalogue-db', 'payment-db']) },
    { kind: 'traffic', atS: fault.kind === 'none' ? onsetS : onsetS + shiftS(), factor: 2 },
  ];
}

/** Two releases of one service would undo each other. */
function harmlessBeside(fault: Fault): Release[] {
  return HARMLESS_RELEASES.filter(({ service }) => fault.kind !== 'bad-release' || service !== fault.release.service);
}

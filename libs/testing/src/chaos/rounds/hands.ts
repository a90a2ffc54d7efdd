import type { Dice } from '../../fuzz/dice.js';
import type { KnownStep } from './rehearsal.js';
import type { AimedStep } from './step-round.js';

/** Deals all steps into rounds: in each at most one of a process, at one of its times, as the dice have it. */
export function dealRounds(steps: readonly KnownStep[], instances: number, dice: Dice): AimedStep[][] {
  const byProcess = [...Map.groupBy(steps, ({ process }) => process).values()].map((own) => shuffled(own, dice));
  const rounds = Math.max(0, ...byProcess.map(({ length }) => length));
  // Of two instances each does about half.
  const aim = (step: KnownStep) => ({ ...step, occurrence: 1 + dice.roll(Math.ceil(step.times / instances)) });
  return Array.from({ length: rounds }, (_, n) => byProcess.flatMap((own) => (own[n] ? [aim(own[n])] : [])));
}

function shuffled<T>(items: readonly T[], dice: Dice): T[] {
  const rest = [...items];
  return items.map(() => rest.splice(dice.roll(rest.length), 1)[0]!);
}

import { Dice } from '../../fuzz/dice.js';
import type { FaultKind } from './fault.js';
import { rehearse, type KnownStep } from './rehearsal.js';
import { linesOf, type Results, type ScenarioResult, type StepResult } from './results.js';
import { playScenario, scenariosOverOneBroker } from './scenarios.js';
import type { Stage, StageOptions } from './stage.js';
import { stepRound } from './step-round.js';

/** Two agents find and refute enough; the others would only take time to start. */
export const quickStage: StageOptions = {
  brokers: 1,
  instances: 1,
  without: ['agent-network', 'agent-tracing', 'agent-change', 'agent-infrastructure'],
};

/** Each kind of process killed at one of its steps, two cut off at one, as the seed has it; then PostgreSQL, in a conclusion. */
export async function quickRounds(stage: Stage, seed: number, say: (line: string) => void): Promise<Results> {
  const dice = new Dice(seed);
  const [steps, scenarios]: [StepResult[], ScenarioResult[]] = [[], []];
  const known = await rehearse(stage, 'agent-database');
  const byProcess = [...Map.groupBy(known, ({ process }) => process).values()];
  const strikeOne = async (kind: FaultKind, among: readonly KnownStep[]) => {
    const { process, step, times } = dice.pick(among);
    const fault = { process, step, kind };
    steps.push({ ...fault, ...(await stepRound(stage, { ...fault, occurrence: 1 + dice.roll(times) })) });
    linesOf(`${process}: ${kind} at ${step}`, steps.at(-1)!).forEach(say);
  };
  for (const ofProcess of byProcess) await strikeOne('kill', ofProcess);
  for (const _ of ['one', 'another']) await strikeOne('cut', known);
  const outage = scenariosOverOneBroker.find(({ name }) => name.startsWith('PostgreSQL restarted'))!;
  scenarios.push({ name: outage.name, ...(await playScenario(stage, outage, dice)) });
  linesOf(outage.name, scenarios.at(-1)!).forEach(say);
  return { steps, scenarios };
}

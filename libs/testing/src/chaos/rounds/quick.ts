import { Dice } from '../../fuzz/dice.js';
import { dealRounds } from './hands.js';
import { rehearse } from './rehearsal.js';
import { linesOf, nameOf, type Results, type ScenarioResult, type StepResult } from './results.js';
import { playScenario, scenariosOverOneBroker } from './scenarios.js';
import type { Stage, StageOptions } from './stage.js';
import { stepRound } from './step-round.js';

/** Two agents find and refute enough; the others would only take time to start. Some processes are of the next version. */
export const quickStage: StageOptions = {
  brokers: 1,
  instances: 1,
  next: ['task-market', 'agent-database'],
  without: ['agent-network', 'agent-tracing', 'agent-change', 'agent-infrastructure'],
};

/** A quick run is as long on a slow machine as on a fast one: no round begins later, but for the first two. */
const roundsBeginWithinMs = 75_000;
const leastRounds = 2;
const kinds = ['kill', 'cut', 'kill', 'cut'] as const;

/**
 * Each kind of process killed at a step of its own, cut off at another, and so on while there is time, as the seed has it; then
 * PostgreSQL, in a conclusion.
 */
export async function quickRounds(stage: Stage, seed: number, say: (line: string) => void): Promise<Results> {
  const dice = new Dice(seed);
  await stage.feed.publishUnknownEvents();
  const [steps, scenarios]: [StepResult[], ScenarioResult[]] = [[], []];
  const rounds = dealRounds(await rehearse(stage, 'agent-database'), 1, dice);
  const began = performance.now();
  for (const [n, kind] of kinds.entries()) {
    if (n >= leastRounds && performance.now() - began > roundsBeginWithinMs) break;
    const results = await stepRound(stage, kind, rounds[n]!);
    steps.push(...results);
    for (const result of results) linesOf(nameOf(result), result).forEach(say);
  }
  const outage = scenariosOverOneBroker.find(({ name }) => name.startsWith('PostgreSQL restarted'))!;
  scenarios.push({ name: outage.name, ...(await playScenario(stage, outage, dice)) });
  linesOf(outage.name, scenarios.at(-1)!).forEach(say);
  return { steps, scenarios };
}

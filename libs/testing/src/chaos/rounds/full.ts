import { Dice } from '../../fuzz/dice.js';
import type { FaultKind } from './fault.js';
import { rehearse, type KnownStep } from './rehearsal.js';
import { hasFailed, linesOf, type Results, type ScenarioResult, type StepResult } from './results.js';
import { playScenario, scenariosOverOneBroker, scenariosOverThreeBrokers, type Scenario } from './scenarios.js';
import { openStage, type Stage, type StageOptions } from './stage.js';
import { stepRound, type RoundResult } from './step-round.js';

const agent = 'agent-database';
const oneOfEach: StageOptions = { brokers: 1, instances: 1, without: [] };
const twoOfEach: StageOptions = { brokers: 3, instances: 2, without: [] };
/** Where it matters what a process believes when it goes on: it holds a partition, has a lock, was answered. */
const worthFreezing = /Fetch|Produce|COMMIT|OffsetCommit|SolicitBid|PutObservations/;

export interface FullOptions {
  readonly seed: number;
  /** Of processes and steps, and of scenarios' names. */
  readonly only: RegExp;
  readonly say: (line: string) => void;
  /** Called after each round with everything so far. */
  readonly onRound: (results: Results) => void;
}

/** Everything: each step of each kind of process, killed, cut off, frozen; then what befalls many at once. */
export class FullRun {
  private readonly steps: StepResult[] = [];
  private readonly scenarios: ScenarioResult[] = [];
  private readonly dice: Dice;
  private stage?: Stage;

  constructor(private readonly options: FullOptions) {
    this.dice = new Dice(options.seed);
  }

  async run(): Promise<Results> {
    await this.on(oneOfEach, async (steps) => {
      for (const step of steps) for (const kind of ['kill', 'cut'] as const) await this.strike(oneOfEach, step, kind);
      for (const scenario of scenariosOverOneBroker) await this.play(oneOfEach, scenario);
    });
    await this.on(twoOfEach, async (steps) => {
      for (const step of steps.filter((known) => worthFreezing.test(known.step)))
        await this.strike(twoOfEach, step, 'freeze');
      for (const scenario of scenariosOverThreeBrokers) await this.play(twoOfEach, scenario);
    });
    return { steps: this.steps, scenarios: this.scenarios };
  }

  private async on(options: StageOptions, work: (steps: readonly KnownStep[]) => Promise<void>): Promise<void> {
    this.stage = await openStage(options);
    try {
      await work(await rehearse(this.stage, agent));
    } finally {
      await this.stage.stop();
    }
  }

  private async strike(options: StageOptions, { process, step, times }: KnownStep, kind: FaultKind): Promise<void> {
    if (!this.options.only.test(`${process} ${step}`)) return;
    // Of two instances each does about half.
    const occurrence = 1 + this.dice.roll(Math.ceil(times / options.instances));
    const result = await stepRound(this.stage!, { process, step, kind, occurrence });
    this.steps.push({ process, step, kind, ...result });
    await this.after(`${process}: ${kind} at ${step}, time ${occurrence}`, result, options);
  }

  private async play(options: StageOptions, scenario: Scenario): Promise<void> {
    if (!this.options.only.test(scenario.name)) return;
    const result = await playScenario(this.stage!, scenario, this.dice);
    this.scenarios.push({ name: scenario.name, ...result });
    await this.after(scenario.name, result, options);
  }

  /** What is broken stays broken: the next round begins on a new stage. */
  private async after(name: string, result: RoundResult, options: StageOptions): Promise<void> {
    linesOf(name, result).forEach(this.options.say);
    this.options.onRound({ steps: this.steps, scenarios: this.scenarios });
    if (!hasFailed(result)) return;
    await this.stage!.stop();
    this.stage = await openStage(options);
  }
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Dice } from '../../fuzz/dice.js';
import { agents, instanceName, services } from '../mesh/processes.js';
import type { FaultKind } from './fault.js';
import { dealRounds } from './hands.js';
import { rehearse, type KnownStep } from './rehearsal.js';
import { hasFailed, linesOf, nameOf, type Results, type ScenarioResult, type StepResult } from './results.js';
import {
  playScenario,
  scenariosOverOneBroker,
  scenariosOverThreeBrokers,
  scenariosOverTwoVersions,
  type Scenario,
} from './scenarios.js';
import { openStage, type Stage, type StageOptions } from './stage.js';
import { stepRound, type AimedStep } from './step-round.js';

const agent = 'agent-database';
const oneOfEach: StageOptions = { brokers: 1, instances: 1, without: [], next: [] };
const twoOfEach: StageOptions = { brokers: 3, instances: 2, without: [], next: [] };
/** As in the middle of an upgrade. */
const twoVersions: StageOptions = {
  brokers: 1,
  instances: 2,
  without: ['agent-network', 'agent-tracing', 'agent-infrastructure'],
  next: [...services, ...agents].map((app) => instanceName(app, 2)),
};
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

  /** Only this version beside another one, whose workspace is built; what that one does not have runs in this version only. */
  async runBeside(otherWorkspace: string): Promise<Results> {
    const there = [...services, ...agents].filter((app) =>
      existsSync(join(otherWorkspace, 'apps', app, 'dist/main.js')),
    );
    const options = { ...twoVersions, otherWorkspace, next: there.map((app) => instanceName(app, 2)) };
    await this.on(options, async () => {
      for (const scenario of scenariosOverTwoVersions) await this.play(options, scenario);
    });
    return { steps: this.steps, scenarios: this.scenarios };
  }

  /** What tells most comes first, for who cannot wait for the end. */
  async run(): Promise<Results> {
    await this.on(oneOfEach, async (steps) => {
      await this.strikeAll(oneOfEach, steps, 'kill');
      for (const scenario of scenariosOverOneBroker) await this.play(oneOfEach, scenario);
    });
    await this.on(twoVersions, async () => {
      for (const scenario of scenariosOverTwoVersions) await this.play(twoVersions, scenario);
    });
    await this.on(twoOfEach, async (steps) => {
      for (const scenario of scenariosOverThreeBrokers) await this.play(twoOfEach, scenario);
      const worthIt = steps.filter(({ step }) => worthFreezing.test(step));
      await this.strikeAll(twoOfEach, worthIt, 'freeze');
    });
    await this.on(oneOfEach, (steps) => this.strikeAll(oneOfEach, steps, 'cut'));
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

  /** A round that fails is played again, process by process: each cell has what it alone comes to. */
  private async strikeAll(options: StageOptions, steps: readonly KnownStep[], kind: FaultKind): Promise<void> {
    const wanted = steps.filter(({ process, step }) => this.options.only.test(`${process} ${step}`));
    for (const round of dealRounds(wanted, options.instances, this.dice)) {
      const failed = await this.strike(options, round, kind);
      if (failed && round.length > 1) for (const one of round) await this.strike(options, [one], kind);
    }
  }

  /** @returns whether something does not hold; then the round counts only if it was of one process */
  private async strike(options: StageOptions, round: readonly AimedStep[], kind: FaultKind): Promise<boolean> {
    const results = await stepRound(this.stage!, kind, round);
    const failed = results.some(hasFailed);
    if (!failed || round.length === 1) this.steps.push(...results);
    for (const result of results) linesOf(nameOf(result), result).forEach(this.options.say);
    await this.after(failed, options);
    return failed;
  }

  private async play(options: StageOptions, scenario: Scenario): Promise<void> {
    if (!this.options.only.test(scenario.name)) return;
    const result = await playScenario(this.stage!, scenario, this.dice);
    this.scenarios.push({ name: scenario.name, ...result });
    linesOf(scenario.name, result).forEach(this.options.say);
    await this.after(hasFailed(result), options);
  }

  /** What is broken stays broken: the next round begins on a new stage. */
  private async after(failed: boolean, options: StageOptions): Promise<void> {
    this.options.onRound({ steps: this.steps, scenarios: this.scenarios });
    if (!failed) return;
    await this.stage!.stop();
    this.stage = await openStage(options);
  }
}

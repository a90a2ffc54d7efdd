import { probabilitiesAt, type ConfidenceModel } from '@compass/analysis';
import type { Example } from './example.js';

/** Inverse variance of the slope around 1 and of the intercept around 0: what a handful of examples cannot overrule. */
const penalty = 1;
const steps = 200;
const settled = 1e-10;
const leastSlope = 0.05;

/**
 * The model that makes what was right likeliest: penalised maximum likelihood of the right hypothesis, or of "none of these" where none
 * is right, by Newton's method, each step halved until it is one downhill. Several hypotheses may be right (two kinds of fault at the
 * right object): then it is their sum that counts, and each step takes their present proportions as given, which is expectation
 * maximisation. Rankings without hypotheses tell nothing.
 */
export function fitConfidence(examples: readonly Example[]): ConfidenceModel {
  const telling = examples.filter(({ logOdds }) => logOdds.length > 0);
  let model: ConfidenceModel = { intercept: 0, slope: 1 };
  for (let step = 0; step < steps; step++) {
    const next = downhill(telling, model, newtonStep(telling, model));
    const moved = Math.abs(next.intercept - model.intercept) + Math.abs(next.slope - model.slope);
    model = next;
    if (moved < settled) break;
  }
  return model;
}

function downhill(examples: readonly Example[], from: ConfidenceModel, step: ConfidenceModel): ConfidenceModel {
  const before = lossOf(examples, from);
  for (let share = 1; share > settled; share /= 2) {
    const intercept = from.intercept - share * step.intercept;
    const next = { intercept, slope: Math.max(leastSlope, from.slope - share * step.slope) };
    if (lossOf(examples, next) <= before) return next;
  }
  return from;
}

/** Minus the log of how likely the model says that what was right is, with the penalty. */
function lossOf(examples: readonly Example[], model: ConfidenceModel): number {
  const { intercept, slope } = model;
  return examples.reduce(
    (sum, { logOdds, right }) => {
      const said = probabilitiesAt(logOdds, model);
      const listed = said.reduce((all, each) => all + each, 0);
      const hit = said.reduce((all, each, index) => all + (right[index] ? each : 0), 0);
      return sum - Math.log(Math.max(Number.MIN_VALUE, right.some(Boolean) ? hit : 1 - listed));
    },
    (penalty / 2) * (intercept ** 2 + (slope - 1) ** 2),
  );
}

/** The gradient of the penalised loss over its curvature, both parameters at once. */
function newtonStep(examples: readonly Example[], model: ConfidenceModel): ConfidenceModel {
  let [toIntercept, toSlope] = [penalty * model.intercept, penalty * (model.slope - 1)];
  let [aa, ab, bb] = [penalty, 0, penalty];
  for (const { logOdds, right } of examples) {
    const said = probabilitiesAt(logOdds, model);
    const { mass, first, second } = moments(said, logOdds);
    const target = moments(shares(said, right), logOdds);
    toIntercept += mass - target.mass;
    toSlope += first - target.first;
    aa += mass - mass * mass;
    ab += first - mass * first;
    bb += second - first * first;
  }
  const whole = aa * bb - ab * ab;
  return { intercept: (bb * toIntercept - ab * toSlope) / whole, slope: (aa * toSlope - ab * toIntercept) / whole };
}

/** Σp, Σp·x and Σp·x². */
function moments(probabilities: readonly number[], logOdds: readonly number[]) {
  let [mass, first, second] = [0, 0, 0];
  probabilities.forEach((each, index) => {
    const x = logOdds[index]!;
    mass += each;
    first += each * x;
    second += each * x * x;
  });
  return { mass, first, second };
}

/** What the right ones have of their own sum; nothing where none is right. */
function shares(probabilities: readonly number[], right: readonly boolean[]): number[] {
  const own = probabilities.map((each, index) => (right[index] ? each : 0));
  const whole = own.reduce((sum, each) => sum + each, 0);
  return own.map((each) => (whole > 0 ? each / whole : 0));
}

/** A confidence, and whether it was right. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

export interface Calibration {
  /** Expected calibration error over ten bins of equal mass: mean |confidence − share right|. */
  readonly ece: number;
  /** P(a right answer is given more confidence than a wrong one), ties as half; NaN unless there are both. */
  readonly auroc: number;
  /** 1 − Brier score / that of always saying the base rate; NaN without both. */
  readonly brierSkill: number;
  /** Share right among the 80 % with the highest confidence. */
  readonly rightInSurest: number;
}

const bins = 10;
const surestShare = 0.8;

export function calibrationOf(judged: readonly Judged[]): Calibration {
  const byConfidence = [...judged].sort((a, b) => b.confidence - a.confidence);
  const surest = byConfidence.slice(0, Math.round(byConfidence.length * surestShare));
  return {
    ece: calibrationError(byConfidence),
    auroc: auroc(judged),
    brierSkill: brierSkill(judged),
    rightInSurest: shareRight(surest),
  };
}

const shareRight = (judged: readonly Judged[]): number => judged.filter(({ right }) => right).length / judged.length;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function calibrationError(sorted: readonly Judged[]): number {
  const size = sorted.length / bins;
  const groups = Array.from({ length: bins }, (_, i) => sorted.slice(Math.round(i * size), Math.round((i + 1) * size)));
  const gaps = groups
    .filter((group) => group.length > 0)
    .map((group) => group.length * Math.abs(mean(group.map(({ confidence }) => confidence)) - shareRight(group)));
  return gaps.reduce((sum, gap) => sum + gap, 0) / sorted.length;
}

function auroc(judged: readonly Judged[]): number {
  const right = judged.filter((each) => each.right);
  const wrong = judged.filter((each) => !each.right);
  const wins = right.flatMap((a) =>
    wrong.map((b) => (a.confidence > b.confidence ? 1 : a.confidence === b.confidence ? 0.5 : 0)),
  );
  return mean(wins);
}

function brierSkill(judged: readonly Judged[]): number {
  const base = shareRight(judged);
  if (base === 0 || base === 1) return NaN;
  const score = mean(judged.map(({ confidence, right }) => (confidence - Number(right)) ** 2));
  return 1 - score / (base * (1 - base));
}

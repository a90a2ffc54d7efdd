import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Basis } from '@compass/analysis';
import { testedRanking } from '@compass/service-orchestrator/domain';
import { RecordingEnvironments, sharedRecordings } from '@compass/signals';
import type { Case } from '../cases/case-folders.js';
import type { Truth } from '../cases/truth.js';
import { categoriesOf } from '../labels/fault-types.js';
import { vary, type Variation } from '../variants/variants.js';
import { investigateCase } from './investigate-case.js';
import { predict } from './predict.js';
import type { Prediction } from './prediction.js';
import type { Setting } from './settings.js';

/** What came of one case under one setting, and what it took. */
export interface Evaluated {
  readonly source: string;
  readonly id: string;
  readonly setting: string;
  /** False: the setting made of it what cannot be answered. */
  readonly answerable: boolean;
  /** See Variation. */
  readonly loudAndWhole: boolean;
  /** Whether calibration is judged over it; event-only sources are not part of that. */
  readonly pooled: boolean;
  readonly prediction: Prediction;
  /** Likeliest first, as tests left it and before calibration; services as they were recorded. */
  readonly ranking: readonly { readonly service: string; readonly probability: number }[];
  /** What it rests on. */
  readonly basis: Basis;
  /** Resident memory of this process, the larger of before and after the case. */
  readonly peakBytes: number;
}

/** Watches of the evaluation: they say what it took, and decide nothing. */
interface Gauges {
  /** Epoch milliseconds. */
  now(): number;
  residentBytes(): number;
}

interface Plan {
  readonly cases: readonly Case[];
  readonly settings: readonly Setting[];
  /** Only what takes the cause away, or the checks that know it, looks at it. */
  truthOf(found: Case): Truth | undefined;
  readonly gauges: Gauges;
}

/**
 * Investigates every case under every setting, one after the other; undefined where a setting makes no sense of a case. What goes wrong
 * is an error of the evaluation, never an abstention.
 */
export async function* evaluate(plan: Plan): AsyncGenerator<Evaluated | undefined> {
  for (const setting of plan.settings)
    for (const found of plan.cases) {
      const scratch = setting.variant ? mkdtempSync(join(tmpdir(), 'compass-variant-')) : undefined;
      try {
        const truth = plan.truthOf(found);
        const variation = scratch ? vary(found, setting.variant!, truth, scratch) : unchanged(found);
        const leftOut = setting.switchedOff ? checksOf(found, truth) : none;
        yield variation && leftOut && (await evaluateOne(variation, setting, leftOut, plan.gauges));
      } finally {
        if (scratch) rmSync(scratch, { recursive: true });
      }
    }
}

const none: ReadonlySet<string> = new Set();

/** The categories whose checks know what happened; undefined where no check is made for it alone. */
function checksOf(found: Case, truth: Truth | undefined): ReadonlySet<string> | undefined {
  const known = truth ? (truth.acceptedCategories ?? categoriesOf(found.source, truth.faultType)) : [];
  return known.length > 0 ? new Set(known) : undefined;
}

const unchanged = (found: Case): Variation => ({
  case: found,
  original: (name) => name,
  answerable: true,
  loudAndWhole: false,
});

/** What was made for one case is read for it alone. */
const environmentsOf = ({ variant }: Setting, { root }: Case) =>
  variant ? new RecordingEnvironments([root]) : sharedRecordings([root]);

async function evaluateOne(
  variation: Variation,
  setting: Setting,
  leftOut: ReadonlySet<string>,
  gauges: Gauges,
): Promise<Evaluated> {
  const { case: found, answerable, loudAndWhole } = variation;
  const beganAtMs = gauges.now();
  const before = gauges.residentBytes();
  const { report, log } = await investigateCase(
    found,
    setting.agents,
    beganAtMs,
    environmentsOf(setting, found),
    leftOut,
  );
  const seconds = (gauges.now() - beganAtMs) / 1000;
  const prediction = predict(report, variation, seconds);
  const { hypotheses = [], basis = 'seen' } = testedRanking(log) ?? {};
  const ranking = hypotheses.map(({ service, probability }) => ({ service: variation.original(service), probability }));
  const peakBytes = Math.max(before, gauges.residentBytes());
  const { source, id } = found;
  const pooled = setting.pooled && !found.eventsOnly;
  return { source, id, setting: setting.name, answerable, loudAndWhole, pooled, prediction, ranking, basis, peakBytes };
}

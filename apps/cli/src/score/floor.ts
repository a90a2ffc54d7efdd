import { asRecorded, summarise, type CaseScore } from '@compass/evaluation';
import { z } from 'zod';
import { contentOf } from '../files.js';

const share = z.number().min(0).max(1);
const floorShape = z.record(z.string(), z.object({ ac1: share, cause: share, silent: share.default(0) }));

/** The sources that score below a recorded floor, a line each: shares of right objects, right causes, and of silence where nothing is. */
export function fallsBelow(path: string, scores: readonly CaseScore[]): string[] {
  const floors = floorShape.parse(JSON.parse(contentOf(path).toString('utf8')));
  const recorded = scores.filter(({ setting }) => setting === asRecorded);
  return Object.entries(floors).flatMap(([source, floor]) => {
    const of = recorded.filter((score) => score.source === source);
    const reached = reachedBy(of);
    return (['ac1', 'cause', 'silent'] as const)
      .filter((measure) => reached[measure] < floor[measure])
      .map(
        (measure) => `${source}: ${measure} is ${reached[measure].toFixed(3)}, below its floor of ${floor[measure]}`,
      );
  });
}

/** Nothing scored is 0: a floor without its cases is not kept. */
function reachedBy(scores: readonly CaseScore[]): { ac1: number; cause: number; silent: number } {
  const answerable = scores.filter((score) => score.answerable);
  const nothing = scores.filter((score) => !score.answerable);
  const { ac1, cause } = answerable.length > 0 ? summarise(answerable) : { ac1: { mean: 0 }, cause: { mean: 0 } };
  const silent = nothing.length > 0 ? nothing.filter(({ abstained }) => abstained).length / nothing.length : 0;
  return { ac1: ac1.mean, cause: cause.mean, silent };
}

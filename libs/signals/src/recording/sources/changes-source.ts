import type { SignalSources } from '../../port/environment.js';
import type { Change } from '../../port/changes.js';
import { everFewer, withinLimit } from '../../summary/within-limit.js';
import type { Recording } from '../recording.js';
import { within } from '../../summary/selection.js';

const longestDiff = 4_096;

export function changesSource(recording: Recording): Pick<SignalSources, 'changes.list'> {
  return {
    'changes.list': async ({ window }) => {
      const recorded = await recording.changes();
      return recorded ? withinLimit(versions(recorded.filter(({ atMs }) => within(window, atMs)))) : 'not-available';
    },
  };
}

/** The changes, then with their diffs cut short, then the latest only. */
function* versions(changes: readonly Change[]): Generator<readonly Change[]> {
  yield changes;
  const shortened = changes.map((change) =>
    change.diff ? { ...change, diff: change.diff.slice(0, longestDiff) } : change,
  );
  yield* everFewer(shortened.toReversed(), (latest) => latest.toReversed());
}

import type { Claim } from '@compass/agent-sdk';
import {
  beforeAfter,
  errorRatioOf,
  meanMsOf,
  shareText,
  slownessOf,
  failureOf,
  talliesOf,
  durationText,
  type Tally,
} from '@compass/analysis';
import { suspectRelease } from '../releases.js';
import type { Scene } from '../scene.js';
import { asExpected, unlikely, type Outcome } from './test.js';
import { strainSinceRelease } from '../taking-releases.js';

/** Fewer requests do not tell how a version does. */
const fewestRequests = 20;

/** Where spans tell versions: the new one does worse than the one before it did, whenever that served. */
export function newVersionDoesWorse({ service, onsetMs }: Claim, scene: Scene): Outcome | undefined {
  const spans = scene.services.find((one) => one.service === service);
  const suspect = suspectRelease(scene.changes ?? [], service, onsetMs ?? scene.splitMs, '');
  const version = suspect?.change.version;
  // What a version takes does not show in how it serves, until nothing is left.
  if (!spans || version === undefined || strainSinceRelease(service, scene)) return undefined;
  const { after: was } = whole(
    spans.serving.filter((one) => one.version !== version),
    scene,
  );
  const { after: is } = whole(
    spans.serving.filter((one) => one.version === version),
    scene,
  );
  if (was.calls < fewestRequests || is.calls < fewestRequests) return undefined;
  const worse = Math.max(failureOf(was, is), slownessOf(meanMsOf(was), meanMsOf(is)));
  const sentence = `${service} ${version} fails ${shareText(errorRatioOf(is))} of ${is.calls} requests and takes ${durationText(meanMsOf(is))}, the versions before it ${shareText(errorRatioOf(was))} of ${was.calls} and ${durationText(meanMsOf(was))}`;
  return { contradiction: asExpected + (unlikely - asExpected) * (1 - Math.min(1, worse / 0.3)), sentence };
}

/** All buckets: each version serves in its own time. */
function whole(operations: Scene['services'][number]['serving'], { grid }: Scene): { after: Tally } {
  return beforeAfter(talliesOf(operations, grid), grid, grid.startMs);
}

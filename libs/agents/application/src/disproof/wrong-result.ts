import type { Claim } from '@compass/agent-sdk';
import { shareText } from '@compass/analysis';
import { brokenPath, stoppedLine } from '../flows.js';
import type { Scene } from '../scene.js';
import { asExpected, doubtful, unlikely, type Outcome } from './test.js';

/** A path that is cut short more surely than this is. */
const established = 0.15;
const surelyFailing = 0.3;

/** Who answers wrongly leaves another trace of its work than before; who fails, or works as ever, does not answer wrongly. */
export function takesAnotherWay({ service }: Claim, scene: Scene): Outcome | undefined {
  const broken = scene.broken.find((flow) => flow.service === service && flow.strength >= established);
  if (broken) {
    const { sentence } = brokenPath(broken);
    return { contradiction: broken.end.how === 'failed' ? doubtful : asExpected, sentence };
  }
  const stopped = scene.stopped.find((line) => line.service === service && line.strength >= established);
  if (stopped) return { contradiction: 0.2, sentence: stoppedLine(stopped).sentence };
  const behaviour = scene.behaviours.get(service);
  if (behaviour && behaviour.ownErrors.strength >= surelyFailing)
    return {
      contradiction: doubtful,
      sentence: `${service} does not answer wrongly, it fails ${shareText(behaviour.ownErrors.after)} of requests by itself`,
    };
  if (!scene.hasPaths) return undefined;
  return { contradiction: unlikely, sentence: `requests to ${service} leave what they always left` };
}

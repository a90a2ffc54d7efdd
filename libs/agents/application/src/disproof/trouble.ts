import type { Claim } from '@compass/agent-sdk';
import { lineText, durationText, ownHarm, requestHarm, shareText, type OwnBehaviour } from '@compass/analysis';
import { brokenPath, stoppedLine } from '../flows.js';
import type { Scene } from '../scene.js';
import { asExpected, doubtful, refuted, unlikely, type Outcome } from './test.js';
import { strainSinceRelease, strainText } from '../taking-releases.js';

/** A path that is cut short more surely than this is. */
const established = 0.15;
/** Harm below this is none. */
const none = 0.15;
/** With so many requests seen, harm would have shown. */
const convincing = 50;

/** A service that is to blame does something worse than before: its own work, not its waiting, and errors of its own. */
export function troubleIsItsOwn({ service, category }: Claim, scene: Scene): Outcome | undefined {
  const strain = category === 'application.bad-release' ? strainSinceRelease(service, scene) : undefined;
  if (strain) return { contradiction: asExpected, sentence: `since its release ${strainText(strain)}` };
  const broken = scene.broken.find((flow) => flow.service === service && flow.strength >= established);
  if (broken) return { contradiction: asExpected, sentence: brokenPath(broken).sentence };
  const stopped = scene.stopped.find((line) => line.service === service && line.strength >= established);
  if (stopped) return { contradiction: 0.2, sentence: stoppedLine(stopped).sentence };
  const behaviour = scene.behaviours.get(service);
  if (!behaviour || behaviour.errors.callsAfter === 0) return withoutSpans(service, scene);
  const figures = figuresOf(behaviour);
  const [own, seen] = [ownHarm(behaviour), requestHarm(behaviour)];
  const logged = scene.errorLogs.some((log) => log.service === service && !log.passedOn && log.strength >= 0.5);
  if (own >= none) return { contradiction: asExpected, sentence: `the trouble is ${service}'s own: ${figures}` };
  if (logged) return { contradiction: 0.3, sentence: `${service} logs new errors of its own, yet ${figures}` };
  if (seen >= none) return { contradiction: 0.85, sentence: `${service} only passes on what it waits for: ${figures}` };
  const sure = Math.min(1, behaviour.errors.callsAfter / convincing);
  return {
    contradiction: doubtful + (refuted - doubtful) * sure,
    sentence: `${service} serves ${behaviour.errors.callsAfter} requests without harm: ${figures}`,
  };
}

function figuresOf({ errors, ownErrors, latency, ownWork }: OwnBehaviour): string {
  const failed = `${shareText(errors.after)} of requests fail (${shareText(errors.before)} before), ${shareText(ownErrors.after)} by its own doing`;
  const slow = `a request takes ${durationText(latency.after)} (${durationText(latency.before)} before), ${durationText(ownWork.after)} of that its own work (${durationText(ownWork.before)} before)`;
  return `${failed}, and ${slow}`;
}

/** Without spans, metrics and logs tell at least whether anything is wrong there. */
function withoutSpans(service: string, { harms, errorLogs, measured }: Scene): Outcome | undefined {
  const [harm] = harms.filter((one) => one.service === service);
  const [log] = errorLogs.filter((one) => one.service === service);
  if (harm && harm.strength >= none)
    return { contradiction: 0.2, sentence: `${harm.metric} of ${service} changed as the claim says it should` };
  if (log)
    return {
      contradiction: log.passedOn ? doubtful : 0.2,
      sentence: `${service} logs "${lineText(log.template.sample, 80)}"`,
    };
  if (!measured.has(service)) return undefined;
  return { contradiction: unlikely, sentence: `no metric and no log line of ${service} became worse` };
}

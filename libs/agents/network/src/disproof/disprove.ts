import type { Claim } from '@compass/agent-sdk';
import {
  lineText,
  durationText,
  numberText,
  shareText,
  strongestTest,
  type ConsequenceTest,
  type SlowNetwork,
  type TestedClaim,
} from '@compass/analysis';
import { categoryOfMessage } from '../checks/loss-sentences.js';
import { sceneOf, type Focus, type Scene } from '../scene.js';
import type { Telemetry } from '../telemetry.js';

const unlikely = 0.8;
const doubtful = 0.6;
const asExpected = 0.1;
/** Harm that surely is one, and harm that surely is none. */
const harmful = 0.3;
const harmless = 0.15;
const fewestCalls = 5;
/** Who explains so much less of the slow links than another is at their other end. */
const asSlow = 0.5;
/** Who is at one end of every slow link of the claimed service, and has this many times as much of the added time, explains them all. */
const timesAsMuch = 2;

/** Tries to falsify a claim about a service's network by what would have to be seen if it were true. Pure. */
export function disprove(telemetry: Telemetry, claim: Claim, focus: Focus): TestedClaim {
  const scene = sceneOf(telemetry, focus);
  const tests = [
    ...wire(claim, scene),
    ...othersAreSlower(claim, scene),
    ...waitsAreAlike(claim, scene),
    ...messages(claim, scene),
    ...origin(claim, scene),
  ];
  return strongestTest(tests);
}

/** Kinds of trouble of a network that calls over it wait for. */
const waitedFor = /^network\.(delay|loss)$/;

/** Calls to and from a service with a slow network take longer than their callees do. */
function wire({ service, category }: Claim, { links, slowLinks }: Scene): ConsequenceTest[] {
  if (category !== 'network.delay' && !(category === 'network.loss' && slowLinks.length > 0)) return [];
  const own = links.filter(({ caller, callee }) => caller === service || callee === service);
  const calls = own.reduce((sum, { samples }) => sum + samples.reduce((n, one) => n + one.calls, 0), 0);
  if (calls < fewestCalls) return [];
  const slow = slowLinks.filter(({ caller, callee }) => caller === service || callee === service);
  const worst = slow.reduce((a, { strength }) => Math.max(a, strength), 0);
  const [first] = [...slow].sort((a, b) => b.strength - a.strength);
  const told = first
    ? `${first.caller} → ${first.callee} spends ${durationText(first.afterMs)} on the wire (${durationText(first.beforeMs)} before)`
    : `${own.length} links of ${service} are as fast as before, over ${numberText(calls)} calls`;
  const contradiction = worst >= harmful ? asExpected : worst < harmless ? unlikely : 0.4;
  return [{ id: 'calls-wait-on-the-wire', contradiction, sentence: told }];
}

/** The end of a slow link whose other links are well is not the end that is slow; nor is the one whose links are a part of another's. */
function othersAreSlower({ service, category }: Claim, { slow }: Scene): ConsequenceTest[] {
  const [first] = slow;
  if (!waitedFor.test(category) || !first || first.strength < harmful) return [];
  const own = slow.find((network) => network.service === service);
  const strength = own?.strength ?? 0;
  const rival = own && slow.find((other) => includes(other, own));
  const better = rival ?? first;
  const sentence = `the slow links are explained best by ${better.service} (${shareText(better.share)} of the added time is on its links, ${shareText(own?.share ?? 0)} on those of ${service})`;
  const contradiction = rival || strength < first.strength * asSlow ? unlikely : asExpected;
  return [{ id: 'slow-links-meet-there', contradiction, sentence }];
}

/** A delay is much the same for each call; who waits for what is sent again waits differently each time. */
function waitsAreAlike({ service, category }: Claim, { slow, losses }: Scene): ConsequenceTest[] {
  const own = slow.find((network) => network.service === service);
  const counted = losses.some((loss) => loss.service === service && loss.strength >= harmful);
  if (!waitedFor.test(category) || !own || own.strength < harmful || counted) return [];
  const { leastMs, mostMs } = own.links[0]!.waits;
  const sentence = `calls over it wait from ${durationText(leastMs)} to ${durationText(mostMs)}`;
  const against = category === 'network.loss' ? 1 - own.lossy : own.lossy;
  return [{ id: 'waits-are-alike', contradiction: asExpected + (doubtful - asExpected) * against, sentence }];
}

/** Whether every slow link of one ends at the other, which has more of them. */
const includes = (other: SlowNetwork, own: SlowNetwork): boolean =>
  other.service !== own.service &&
  other.strength >= harmful &&
  other.share >= timesAsMuch * own.share &&
  own.links.every(({ caller, callee }) => caller === other.service || callee === other.service);

const complainedAbout = new Set(['network.dns', 'network.unreachable', 'network.loss']);

/** Who cannot be reached, or whose name is not known, is complained about. */
function messages({ service, category }: Claim, scene: Scene): ConsequenceTest[] {
  if (!complainedAbout.has(category)) return [];
  const counted = scene.losses.filter((loss) => category === 'network.loss' && loss.service === service);
  const told = scene.messages.filter(
    (one) => categoryOfMessage(one) === category && (one.target ?? one.service) === service,
  );
  if (!scene.hasLogs && counted.length === 0) return [];
  const lines = told.reduce((sum, { count }) => sum + count, 0);
  if (category === 'network.unreachable' && told.length > 0 && told.every((one) => one.service === service))
    return [{ id: 'others-complain', contradiction: unlikely, sentence: onlyItself(service, told[0]!) }];
  const waits =
    category === 'network.loss' && scene.slow.some((one) => one.service === service && one.lossy >= harmful);
  if (waits && lines + counted.length === 0) return [];
  const seen = lines > 0 || counted.some(({ strength }) => strength >= harmful);
  const sentence = `${lines} new log lines and ${counted.length} counters speak of it at ${service}`;
  return [{ id: 'somebody-complains', contradiction: seen ? asExpected : unlikely, sentence }];
}

/** Who cannot be reached is complained about by its callers; what a service says of its own calls is about whom it calls. */
const onlyItself = (service: string, { template, count }: Scene['messages'][number]): string =>
  `nobody says that ${service} cannot be reached; it says itself, ${count} times, that it reaches no other: "${lineText(template.sample, 120)}"`;

/** Where a callee suffers as much, trouble began there. */
function origin({ service }: Claim, { origins }: Scene): ConsequenceTest[] {
  const found = origins.find((one) => one.service === service);
  if (!found || found.strength < harmful) return [];
  const explained =
    found.explainedBy === undefined
      ? 'nothing that it calls suffers with it'
      : `${found.explainedBy}, which it calls, suffers with it`;
  const contradiction = found.own < harmless ? unlikely : Math.min(0.5, 0.5 * (1 - found.own) + asExpected);
  return [{ id: 'nothing-that-it-calls-suffers', contradiction, sentence: explained }];
}

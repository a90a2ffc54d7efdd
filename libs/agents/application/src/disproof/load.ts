import type { Claim } from '@compass/agent-sdk';
import { numberText, requestHarm, shareText } from '@compass/analysis';
import { refusals, surge } from '../blame.js';
import { loadOf, type Scene } from '../scene.js';
import { asExpected, doubtful, refuted, unlikely, type Outcome } from './test.js';

/** Overload needs load. */
export function trafficRose({ service }: Claim, { behaviours }: Scene): Outcome | undefined {
  const behaviour = behaviours.get(service);
  if (!behaviour || behaviour.traffic.before === 0) return undefined;
  const load = loadOf(behaviour);
  const sentence = `${service} has ${numberText(load)} times the traffic of before`;
  return { contradiction: load >= surge ? asExpected : load < 1.2 ? refuted : doubtful, sentence };
}

/** A service that has too much to do becomes slow, or says that it refuses; a mistake in code does neither. */
export function failsForLoad({ service }: Claim, { behaviours }: Scene): Outcome | undefined {
  const behaviour = behaviours.get(service);
  if (!behaviour || behaviour.errors.strength < 0.3) return undefined;
  const [first] = behaviour.errorTypes;
  const text = first ? `${first.type} ${first.message}`.trim() : 'no message';
  const slow = Math.max(behaviour.latency.strength, behaviour.slowest?.difference.strength ?? 0) >= 0.3;
  const loaded = slow || refusals.test(text);
  return {
    contradiction: loaded ? asExpected : unlikely,
    sentence: `its failures say "${text}"${slow ? ', and it is slow' : ', and it is not slow'}`,
  };
}

/** More traffic alone would do the same to all who serve it; and it does not make code fail in a new way. */
export function loadDoesNotSuffice({ service }: Claim, { behaviours }: Scene): Outcome | undefined {
  const behaviour = behaviours.get(service);
  const load = loadOf(behaviour);
  if (!behaviour || behaviour.traffic.before === 0) return undefined;
  if (load < surge)
    return { contradiction: asExpected, sentence: `its traffic is ${numberText(load)} times that of before` };
  if (behaviour.ownErrors.strength >= 0.3) {
    const refuses = behaviour.errorTypes.some(({ type, message }) => refusals.test(`${type} ${message}`));
    return {
      contradiction: refuses ? doubtful - 0.15 : 0.1,
      sentence: `at ${numberText(load)} times the traffic it fails ${shareText(behaviour.ownErrors.after)} of requests${refuses ? ', which refusing for load would explain' : ', which load does not explain'}`,
    };
  }
  const loaded = [...behaviours.values()].filter((one) => one.service !== service && loadOf(one) >= surge);
  const spared = loaded.filter((one) => requestHarm(one) < 0.15).length;
  const sentence = `of ${loaded.length} other services with as much more traffic, ${spared} are as fast as before`;
  return { contradiction: loaded.length > 0 && spared > 0 ? 0.2 : doubtful - 0.1, sentence };
}

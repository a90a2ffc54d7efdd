import type { ConsequenceTest } from '../falsification/strongest-test.js';
import { explainsAtSameService } from '../fusion/consequences.js';
import { missingConsequences } from './event-consequences.js';
import { cluesText, eventSuspects, type EventSuspect } from './event-suspects.js';
import { fitOf, isRunning } from './likely-cause.js';
import type { MonitoredScene } from './monitor-event.js';

/** Contradictions, 0..1, in words. */
const refuted = 0.9;
const unlikely = 0.8;
const doubtful = 0.55;
const asExpected = 0.1;

/** So much less than what is told of another instance, and a cause is hardly here; events are too coarse to tell smaller differences. */
const farBehind = 0.25;
const behind = 0.5;
/** A kind of fault that clues fit less than this shows none of its own, and one that they fit this well is surely seen. */
const noFit = 0.1;
const clearFit = 0.5;
/** From here on one kind of trouble brings about another at the same service. */
const bringsAbout = 0.5;

/**
 * Tests of a claim by what monitors raised: they must have spoken of its instance, of something of that kind, and not have said much more
 * of another one. None where there are no events, or the instance is not watched.
 */
export function eventTests(
  scene: MonitoredScene | undefined,
  { service, category }: { readonly service: string; readonly category: string },
): ConsequenceTest[] {
  if (!scene?.instances.includes(service)) return [];
  const suspects = eventSuspects(scene);
  const own = suspects.find(({ instance }) => instance === service);
  if (!own) return [silence(service)];
  const missing = missingConsequences(own, category, scene).map((each) => ({ ...each, contradiction: unlikely }));
  return [speaksOfThat(own, category), ...missing, standsOut(own, suspects[0]!)];
}

const silence = (service: string): ConsequenceTest => ({
  id: 'monitors-speak-of-it',
  contradiction: refuted,
  sentence: `monitors raised nothing about ${service} that could be a cause`,
});

function speaksOfThat(own: EventSuspect, category: string): ConsequenceTest {
  const speaks = isSpokenOf(own, category);
  return {
    id: 'monitors-speak-of-that',
    contradiction: speaks ? asExpected : unlikely,
    sentence: `of ${own.instance} monitors say that it ${cluesText(own.clues)}${speaks ? '' : `, which ${category} does not bring about`}`,
  };
}

/**
 * Kinds that events tell must show their own clues. Any other is only contradicted where they clearly show a process that runs, and
 * lacks something that such a fault does not take from it.
 */
function isSpokenOf({ category: likely, clues }: EventSuspect, claimed: string): boolean {
  const fit = fitOf(claimed, clues);
  if (fit !== undefined) return fit >= noFit;
  if (!isRunning(likely) || fitOf(likely, clues)! < clearFit) return true;
  return explainsAtSameService(claimed, likely) >= bringsAbout;
}

function standsOut(own: EventSuspect, most: EventSuspect): ConsequenceTest {
  const share = own.suspicion / most.suspicion;
  const contradiction = share < farBehind ? unlikely : share < behind ? doubtful : asExpected;
  const sentence =
    own.instance === most.instance
      ? `more speaks against ${own.instance} than against any other instance`
      : `more speaks against ${most.instance} (${most.suspicion.toFixed(2)}), which ${cluesText(most.clues)}, than against ${own.instance} (${own.suspicion.toFixed(2)})`;
  return { id: 'none-stands-out-more', contradiction, sentence };
}

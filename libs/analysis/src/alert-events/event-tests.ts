import type { ConsequenceTest } from '../falsification/strongest-test.js';
import { cluesOf } from './clues.js';
import { cluesText, eventSuspects, type EventSuspect } from './event-suspects.js';
import { fitOf } from './likely-cause.js';
import type { MonitoredScene } from './monitor-event.js';

/** Contradictions, 0..1, in words. */
const refuted = 0.9;
const unlikely = 0.8;
const doubtful = 0.55;
const asExpected = 0.1;

/** So much weaker than what is told of another instance, and a cause is hardly here. */
const farBehind = 0.5;
const behind = 0.75;
/** A kind of fault that its own clues fit less than this shows none of them. */
const noFit = 0.1;

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
  if (!own)
    return [
      {
        id: 'monitors-speak-of-it',
        contradiction: refuted,
        sentence: `monitors raised nothing about ${service} that could be a cause`,
      },
    ];
  const fit = fitOf(category, cluesOf(scene).get(service)!);
  return [...ofThatKind(own, category, fit), standsOut(own, suspects[0]!)];
}

function ofThatKind({ instance, clues }: EventSuspect, category: string, fit: number | undefined): ConsequenceTest[] {
  if (fit === undefined) return [];
  const sentence = `of ${instance} monitors say that it ${cluesText(clues)}`;
  const contradiction = fit < noFit ? unlikely : asExpected;
  return [
    {
      id: 'monitors-speak-of-that',
      contradiction,
      sentence: fit < noFit ? `${sentence}, and nothing like ${category}` : sentence,
    },
  ];
}

function standsOut(own: EventSuspect, most: EventSuspect): ConsequenceTest {
  const share = own.strength / most.strength;
  const contradiction = share < farBehind ? unlikely : share < behind ? doubtful : asExpected;
  const sentence =
    own.instance === most.instance
      ? `more speaks against ${own.instance} than against any other instance`
      : `more speaks against ${most.instance} (${most.strength.toFixed(2)}), which ${cluesText(most.clues)}, than against ${own.instance} (${own.strength.toFixed(2)})`;
  return { id: 'none-stands-out-more', contradiction, sentence };
}

import { shareText } from '../figures/figures.js';
import { expectationOf, type Expectation } from './expected-signs.js';
import { asBefore, clear, type Sign, type VitalSign } from './vital-signs.js';
import type { ClaimedCause, WitnessTest } from './witness-test.js';

const unlikely = 0.8;
const asExpected = 0.1;
const fitsOthersToo = 0.3;
/** So many requests answered well are no outage. */
const mostlyWell = 0.6;

/**
 * What the vital signs of services say against a claim; signs that nobody measures say nothing.
 * @param all also what all do less alike: it tells nothing of one of them, neither that it stopped nor that it goes on
 */
export function signTests(
  claim: ClaimedCause,
  signs: readonly VitalSign[],
  all: readonly VitalSign[] = signs,
): WitnessTest[] {
  const expected = expectationOf(claim.category);
  if (!expected) return [];
  const own = signs.filter(({ service }) => service === claim.service);
  const fell = fellWithOthers(claim, expected, signs, all);
  return [
    ...(fell.length > 0 ? fell : [...showsWhatFollows(claim, expected, own), ...goesOnServing(claim, expected, own)]),
    ...isQuietWhileAnotherIsLoud(claim, expected, own, signs),
    ...resourcesTellAnotherStory(claim, own),
  ];
}

/** That it does hardly anything any more fits to an outage, though others do less, too: they may miss what it passed on. */
function fellWithOthers(
  { service }: ClaimedCause,
  { outage }: Expectation,
  signs: readonly VitalSign[],
  all: readonly VitalSign[],
): WitnessTest[] {
  const [fall] = all.filter((one) => one.service === service && one.sign === 'does-less' && !signs.includes(one));
  if (!outage || !fall || fall.strength < clear) return [];
  const sentence = `${fall.text}, and others do less, too`;
  return [{ id: 'shows-what-follows', contradiction: fitsOthersToo, sentence, reads: readsOf([fall]) }];
}

/** Who is reached slowly, or not always, works on what arrives as before: only who calls it can tell. */
const onTheWay = /^network\.(delay|loss|unreachable|dns)$/;

/** At least one of the signs that follow from the claim must have changed, where they are measured. */
function showsWhatFollows(
  { service, category }: ClaimedCause,
  { signs, otherwise = [], because }: Expectation,
  own: readonly VitalSign[],
): WitnessTest[] {
  const shown = (asked: readonly Sign[]) => strongestFirst(own.filter(({ sign }) => asked.includes(sign)));
  const measured = shown(signs).length > 0 ? shown(signs) : shown(otherwise);
  const [most] = measured;
  if (!most) return [];
  const id = 'shows-what-follows';
  if (most.strength >= asBefore) {
    const contradiction = most.strength < 2 * asBefore ? 0.4 : asExpected;
    return [{ id, contradiction, sentence: most.text, reads: readsOf([most]) }];
  }
  if (onTheWay.test(category) && measured.every(({ seenFrom }) => seenFrom === 'inside')) return [];
  const told = measured.slice(0, 3).map(({ text }) => text);
  const sentence = `${because}, and ${measured.length} such signs of ${service} are as before: ${told.join(', ')}`;
  return measured.some(({ sign }) => sign !== 'complains')
    ? [{ id, contradiction: unlikely, sentence, reads: readsOf(measured) }]
    : [];
}

/** A process that does not run, or that nothing reaches, answers no requests and uses nothing. */
function goesOnServing({ service }: ClaimedCause, expected: Expectation, own: readonly VitalSign[]): WitnessTest[] {
  if (!expected.outage) return [];
  const answering = own.filter(({ wellShare }) => wellShare !== undefined);
  const well = Math.min(1, ...answering.map(({ wellShare = 1 }) => wellShare));
  const working = own.filter(({ sign, source }) => sign === 'does-less' && source !== 'logs');
  const stopped = working.some(({ strength }) => strength >= clear);
  const goesOn =
    answering.length > 0 ? well >= mostlyWell && !stopped : working.length > 0 && working.every(isAsBefore);
  if (!goesOn) return [];
  const told =
    answering.length > 0 ? `at least ${shareText(well)} of its requests are answered well` : working[0]!.text;
  const reads = readsOf([...answering, ...working]);
  return [
    { id: 'goes-on-serving', contradiction: unlikely, sentence: `${service} runs and is reached: ${told}`, reads },
  ];
}

const isAsBefore = ({ strength }: VitalSign): boolean => strength < asBefore;

/** A cause leaves traces: of two objects that are measured alike, by what it would show in, the one that nothing happened to is none. */
function isQuietWhileAnotherIsLoud(
  { service, category }: ClaimedCause,
  { signs, otherwise = [] }: Expectation,
  own: readonly VitalSign[],
  all: readonly VitalSign[],
): WitnessTest[] {
  const measured = own.filter(({ sign, source }) => source !== 'logs' && sign !== 'complains');
  if (measured.length === 0 || category.startsWith('network.') || measured.some(({ strength }) => strength >= asBefore))
    return [];
  const kinds = new Set(measured.map(({ sign }) => sign));
  if (![...signs, ...otherwise].some((sign) => kinds.has(sign))) return [];
  const [loudest] = strongestFirst(
    all.filter((one) => one.service !== service && one.source !== 'logs' && kinds.has(one.sign)),
  );
  if (!loudest || loudest.strength < clear) return [];
  const sentence = `none of ${measured.length} signs of ${service} changed, while ${loudest.text}`;
  return [{ id: 'is-not-quiet', contradiction: unlikely, sentence, reads: readsOf([...measured, loudest]) }];
}

/** Kinds of cause that may take processor time or memory themselves. */
const taking = /^(application|change|infrastructure)\.|^database\.(overload|slow-queries)$/;

/** Where the object takes far more processor time or memory than before, that is what is wrong with it. */
function resourcesTellAnotherStory({ service, category }: ClaimedCause, own: readonly VitalSign[]): WitnessTest[] {
  const outsideOfIt = taking.test(category) && !/^infrastructure\.(?!cpu|memory|out-of-memory|disk$)/.test(category);
  if (outsideOfIt) return [];
  const [strain] = strongestFirst(own.filter(({ sign }) => sign === 'cpu' || sign === 'memory'));
  if (!strain || strain.strength < clear) return [];
  const sentence = `what changed at ${service} is another thing: ${strain.text}`;
  return [{ id: 'resources-tell-the-same', contradiction: 0.75, sentence, reads: readsOf([strain]) }];
}

const strongestFirst = (signs: readonly VitalSign[]): VitalSign[] =>
  [...signs].sort((a, b) => b.strength - a.strength || (a.text < b.text ? -1 : 1));

function readsOf(signs: readonly VitalSign[]): WitnessTest['reads'] {
  const bySource = Map.groupBy(signs, ({ source }) => source);
  return [...bySource].map(([source, same]) => ({
    source,
    services: [...new Set(same.map(({ service }) => service))],
  }));
}

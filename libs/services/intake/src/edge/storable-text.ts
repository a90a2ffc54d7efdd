import { z } from 'zod';

/** In UTF-16 units. A text that is longer is cut; of a map, the longest entries are left out first. */
export const textLimits = { text: 1_000, map: 8_000 };

/** Text as any store and any codec takes it: what cannot be written as UTF-8 text (NUL, half a surrogate pair) becomes U+FFFD. */
export const storableText = z
  .string()
  .transform((text) => text.slice(0, textLimits.text).replace(/[\0\p{Surrogate}]/gu, '\u{FFFD}'));

/** A map of such texts, small enough that an incident with its alerts, and the report on it, fit into one message. */
export const storableTexts = z.record(storableText, storableText).transform(withinLimit);

function withinLimit(texts: Record<string, string>): Record<string, string> {
  const lengthOf = ([key, value]: [string, string]) => key.length + value.length;
  const shortestFirst = Object.entries(texts).sort((a, b) => lengthOf(a) - lengthOf(b));
  let total = 0;
  return Object.fromEntries(shortestFirst.filter((entry) => (total += lengthOf(entry)) <= textLimits.map));
}

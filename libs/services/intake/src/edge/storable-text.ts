import { z } from 'zod';

/** Text as any store and any codec takes it: what cannot be written as UTF-8 text (NUL, half a surrogate pair) becomes U+FFFD. */
export const storableText = z.string().transform((text) => text.replace(/[\0\p{Surrogate}]/gu, '\u{FFFD}'));

/** A map of such texts. */
export const storableTexts = z.record(storableText, storableText);

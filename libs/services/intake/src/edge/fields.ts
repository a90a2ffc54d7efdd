import { z } from 'zod';
import { storableText, storableTexts, textLimits } from './storable-text.js';

/** Text, also where a template wrote a number or a boolean; anything else is a fault. */
export const text = z.union([storableText, z.number().transform(String), z.boolean().transform(String)]);

/** Text that an alert can do without: empty where it is missing or something else. */
export const optionalText = text.catch('');

/** RFC 3339, any precision and offset, to epoch milliseconds; Go's zero time, "not yet", to 0. */
export const timestamp = z.iso
  .datetime({ offset: true })
  .transform((written) => Date.parse(written))
  .refine(Number.isFinite, 'not a time')
  .transform((ms) => Math.max(0, ms));

/** A time that an alert can do without: 0 where it is missing or something else. */
export const optionalTimestamp = timestamp.catch(0);

/** Epoch milliseconds as the largest time that a Date takes allows; else 0. */
export const knownTime = (ms: number): number => (Number.isFinite(ms) && ms > 0 && ms <= 8.64e15 ? Math.trunc(ms) : 0);

/** An object whose members are asked for by name; null where it is something else. */
export const optionalObject = <T extends z.ZodRawShape>(shape: T) => z.object(shape).nullable().catch(null);

/** A list whose members that do not fit are left out; empty where it is something else. */
export const lenientList = <T extends z.ZodType>(member: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) =>
      all.flatMap((each) => {
        const read = member.safeParse(each);
        return read.success ? [read.data] : [];
      }),
    );

/** A map of texts; members that are neither text nor number nor boolean are left out. */
export const lenientTexts = z
  .record(z.string(), z.unknown())
  .catch({})
  .transform((members) => textsOf(Object.entries(members)));

/** Pairs as a map of storable texts within {@link textLimits}, what is no text left out; of a name given twice, the last counts. */
export function textsOf(pairs: Iterable<readonly [string, unknown]>): Record<string, string> {
  const texts = [...pairs].flatMap(([name, value]) => {
    const read = text.safeParse(value);
    return read.success && name !== '' && name !== '__proto__' ? [[name, read.data] as const] : [];
  });
  return storableTexts.parse(Object.fromEntries(texts));
}

/** The first that is not blank, trimmed; else empty. */
export const firstText = (...texts: readonly (string | undefined)[]): string =>
  texts.map((each) => each?.trim()).find(Boolean) ?? '';

/** Names as Prometheus writes labels, so that one table of labels serves all: `service.name` is `service_name`. */
export const labelName = (name: string): string => name.slice(0, textLimits.text).replace(/[^A-Za-z0-9_]/g, '_');

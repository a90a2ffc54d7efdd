import { isIPv4 } from 'node:net';
import { z } from 'zod';

/** What the reference page and the error messages say about a setting. */
export interface SettingNotes {
  readonly about: string;
  /** Completes "allowed: …". */
  readonly allowed: string;
}

const notes = z.registry<SettingNotes>();

/** Looks through `.optional()` and `.default()`. */
export function notesOf(schema: z.core.$ZodType): SettingNotes | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return notesOf(schema.unwrap());
  return notes.get(schema);
}

function noted<Schema extends z.ZodType>(schema: Schema, about: string, allowed: string): Schema {
  notes.add(schema, { about, allowed });
  return schema;
}

/** Text of any kind, or only what `pattern` matches. Like all of these: required, unless `.default(…)` or `.optional()` follow. */
export function textSetting(about: string, allowed = 'any text', pattern = /^/) {
  return noted(z.string().regex(pattern), about, allowed);
}

/** A whole number from `min` to `max`, both included. */
export function integerSetting(about: string, { min = 0, max = Number.MAX_SAFE_INTEGER } = {}) {
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
  const schema = z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));
  return noted(schema, about, `a whole number ${range}`);
}

/** A decimal number from `min` to `max`, both included. */
export function numberSetting(about: string, { min, max }: { min: number; max: number }) {
  const schema = z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
  return noted(schema, about, `a number from ${min} to ${max}`);
}

export function choiceSetting<const Values extends readonly [string, ...string[]]>(about: string, values: Values) {
  return noted(z.enum(values), about, values.map((value) => `\`${value}\``).join(', '));
}

/** Names separated by commas; blanks around them do not count. */
export function listSetting(about: string, allowed = 'names separated by commas') {
  const schema = z.string().transform((text) => text.split(',').flatMap((item) => item.trim() || []));
  return noted(schema, about, allowed);
}

/** Where gRPC or HTTP is served or reached: `host:port`, `[ipv6]:port` or `unix:/path`. */
export function addressSetting(about: string) {
  const schema = z.string().refine(isAddress);
  return noted(schema, about, '`host:port` (IPv6 in brackets) or `unix:/path`');
}

/** Where the instances of one service are reached: calls go to all of them in turn, and past those that do not answer. */
export function addressesSetting(about: string) {
  const schema = z.string().refine((text) => isAddress(text) || text.split(',').every(isIpv4Address));
  return noted(
    schema,
    about,
    '`host:port`, `unix:/path`, or several IPv4 addresses `a.b.c.d:port` separated by commas',
  );
}

function isIpv4Address(text: string): boolean {
  return isAddress(text) && isIPv4(text.slice(0, text.lastIndexOf(':')));
}

function isAddress(text: string): boolean {
  if (text.startsWith('unix:')) return /^unix:\/./.test(text);
  const port = /^(?:\[[0-9a-f:.%]+\]|[\w.-]+):(\d{1,5})$/i.exec(text)?.[1];
  return port !== undefined && Number(port) <= 65_535;
}

import { enumWord } from './enum-words.js';
import { fieldsOf, type FieldValue, type MessageField } from './message-type.js';

/** Any JSON value. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = Readonly<Record<string, Json>>;

/**
 * A message as the REST API shows it: its own field names in camel case, enums as words, bytes in base64, absent messages null.
 * @param name full name of its type
 */
export function messageJson(name: string, message: object): JsonObject {
  const values = message as Readonly<Record<string, unknown>>;
  return Object.fromEntries(fieldsOf(name).map((field) => [field.name, fieldJson(field, values[field.name])]));
}

function fieldJson({ shape, value }: MessageField, held: unknown): Json {
  if (shape === 'one') return valueJson(value, held);
  if (shape === 'list') return (held as unknown[]).map((each) => valueJson(value, each));
  return Object.fromEntries(Object.entries(held as object).map(([key, each]) => [key, valueJson(value, each)]));
}

function valueJson(type: FieldValue, held: unknown): Json {
  if (held === null || held === undefined) return null;
  if (type.kind === 'message') return messageJson(type.of, held);
  if (type.kind === 'enum') return enumWord(type.of, held as string);
  if (type.kind === 'bytes') return (held as Buffer).toString('base64');
  return held as string | number | boolean;
}

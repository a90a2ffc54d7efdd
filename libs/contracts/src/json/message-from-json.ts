import { enumValue } from './enum-words.js';
import { fieldsOf, type FieldValue } from './message-type.js';

/** The message that messageJson made this JSON of; what is absent takes no value. @param name full name of its type */
export function messageFromJson<Message>(name: string, json: unknown): Message {
  const values = json as Readonly<Record<string, unknown>>;
  const fields = fieldsOf(name).map(({ name: field, shape, value }) => {
    const held = values[field];
    if (shape === 'list') return [field, ((held ?? []) as unknown[]).map((each) => valueFrom(value, each))];
    return [field, shape === 'map' ? (held ?? {}) : valueFrom(value, held)];
  });
  return Object.fromEntries(fields) as Message;
}

function valueFrom(type: FieldValue, held: unknown): unknown {
  if (held === null || held === undefined) return null;
  if (type.kind === 'message') return messageFromJson(type.of, held);
  if (type.kind === 'enum') return enumValue(type.of, held as string);
  return type.kind === 'bytes' ? Buffer.from(held as string, 'base64') : held;
}

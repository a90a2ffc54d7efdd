import { packageDefinition } from '../codec.js';

/** What one field of a message holds. `of` is the full name of a message or enum. */
export type FieldValue =
  | { readonly kind: 'text' | 'number' | 'whole-number' | 'boolean' | 'bytes' }
  | { readonly kind: 'message' | 'enum'; readonly of: string };

export interface MessageField {
  readonly name: string;
  readonly value: FieldValue;
  /** `map` is from text to the value. */
  readonly shape: 'one' | 'list' | 'map';
}

/** The parts of protobuf's descriptors that the codec's definitions carry. */
interface FieldDescriptor {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly typeName: string;
}
interface TypeDescriptor {
  readonly field?: readonly FieldDescriptor[];
  readonly nestedType?: readonly (TypeDescriptor & {
    readonly name: string;
    readonly options?: { mapEntry?: boolean };
  })[];
  readonly value?: readonly { readonly name: string }[];
}

/** The fields of a message, as it looks in JavaScript. @param message full name, for example compass.alerts.v1.Alert */
export function fieldsOf(message: string): MessageField[] {
  const { field = [], nestedType = [] } = descriptorOf(message);
  return field.map((each) => {
    const entry = nestedType.find(({ name, options }) => options?.mapEntry && name === each.typeName);
    const held = entry?.field?.find(({ name }) => name === 'value') ?? each;
    const shape = entry ? 'map' : each.label === 'LABEL_REPEATED' ? 'list' : 'one';
    return { name: each.name, shape, value: valueOf(held, message) };
  });
}

/** The names of an enum's values, the unspecified one first. @param name full name */
export function valuesOf(name: string): string[] {
  return (descriptorOf(name).value ?? []).map((value) => value.name);
}

function descriptorOf(name: string): TypeDescriptor {
  const definition = packageDefinition[name];
  if (!definition || !('format' in definition)) throw new TypeError(`no message or enum ${name}`);
  return definition.type as TypeDescriptor;
}

function valueOf({ type, typeName }: FieldDescriptor, message: string): FieldValue {
  switch (type) {
    case 'TYPE_MESSAGE':
      return { kind: 'message', of: resolve(typeName, message) };
    case 'TYPE_ENUM':
      return { kind: 'enum', of: resolve(typeName, message) };
    case 'TYPE_STRING':
      return { kind: 'text' };
    case 'TYPE_BYTES':
      return { kind: 'bytes' };
    case 'TYPE_BOOL':
      return { kind: 'boolean' };
    case 'TYPE_DOUBLE':
    case 'TYPE_FLOAT':
      return { kind: 'number' };
    default:
      return { kind: 'whole-number' };
  }
}

/** Names are relative to the scope of the message that uses them; the innermost scope that knows the name decides. */
function resolve(typeName: string, message: string): string {
  const scope = message.split('.');
  for (let depth = scope.length; depth >= 0; depth--) {
    const candidate = [...scope.slice(0, depth), typeName].join('.');
    if (candidate in packageDefinition) return candidate;
  }
  throw new TypeError(`${message} refers to ${typeName}, which no .proto defines`);
}

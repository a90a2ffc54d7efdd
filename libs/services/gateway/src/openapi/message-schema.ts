import { enumWord, fieldsOf, valuesOf, type FieldValue, type MessageField } from '@compass/contracts';

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * Schemas of what messageJson makes of these messages and of all that they contain, by the messages' simple names.
 * @param names full names
 */
export function messageSchemas(names: readonly string[]): Record<string, Schema> {
  const open = [...names];
  const schemas: Record<string, Schema> = {};
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (schemas[simpleName(name)]) continue;
    const fields = fieldsOf(name);
    schemas[simpleName(name)] = objectSchema(fields);
    open.push(...fields.flatMap(({ value }) => (value.kind === 'message' ? [value.of] : [])));
  }
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where a message's schema lies in the document. @param name full name */
export const schemaRef = (name: string): Schema => ({ $ref: `#/components/schemas/${simpleName(name)}` });

const simpleName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function objectSchema(fields: readonly MessageField[]): Schema {
  return {
    type: 'object',
    required: fields.map(({ name }) => name),
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
  };
}

function fieldSchema({ shape, value }: MessageField): Schema {
  if (shape === 'list') return { type: 'array', items: valueSchema(value) };
  if (shape === 'map') return { type: 'object', additionalProperties: valueSchema(value) };
  return value.kind === 'message' ? { anyOf: [schemaRef(value.of), { type: 'null' }] } : valueSchema(value);
}

function valueSchema(value: FieldValue): Schema {
  switch (value.kind) {
    case 'message':
      return schemaRef(value.of);
    case 'enum':
      return { type: 'string', enum: valuesOf(value.of).map((each) => enumWord(value.of, each)) };
    case 'bytes':
      return { type: 'string', contentEncoding: 'base64' };
    case 'text':
      return { type: 'string' };
    case 'whole-number':
      return { type: 'integer', format: 'int64' };
    case 'number':
      return { type: 'number', format: 'double' };
    default:
      return { type: value.kind };
  }
}

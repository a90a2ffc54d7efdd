import { describe, expect, test } from '@jest/globals';
import { openApiDocument } from './openapi-document.js';
import { operations } from './operations.js';

const document = openApiDocument();

/** Every value under a name, at any depth. */
function valuesUnder(name: string, node: unknown): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) => [
    ...(key === name ? [value] : []),
    ...valuesUnder(name, value),
  ]);
}

const resolves = (ref: string) =>
  ref
    .replace('#/', '')
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document) !== undefined;

describe('the OpenAPI document', () => {
  test('is plain JSON of version 3.1', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  test('refers to nothing that it does not have', () => {
    const refs = valuesUnder('$ref', document) as string[];
    expect(refs.length).toBeGreaterThan(20);
    expect(refs.filter((ref) => !resolves(ref))).toEqual([]);
  });

  test('has each operation once, with a description for every response', () => {
    const ids = valuesUnder('operationId', document);
    expect(new Set(ids).size).toBe(operations.length);
    for (const responses of valuesUnder('responses', document.paths) as Record<string, { description: string }>[])
      for (const response of Object.values(responses)) expect(response.description).not.toBe('');
  });

  test('groups each operation, and says how to be let in', () => {
    const { tags, components } = document;
    const names = tags.map(({ name }) => name);
    const described = Object.values(document.paths).flatMap((item) => Object.values(item));
    for (const operation of described as { tags: string[]; security: object[] }[]) {
      expect(names).toEqual(expect.arrayContaining(operation.tags));
      const schemes = operation.security.flatMap((scheme) => Object.keys(scheme));
      expect(schemes.filter((scheme) => scheme in components.securitySchemes)).toHaveLength(operation.security.length);
      expect(schemes).toContain('token');
    }
  });

  test('has no object without a name that a generated client would have to invent one for', () => {
    const bodies = [...valuesUnder('requestBody', document.paths), ...valuesUnder('responses', document.paths)];
    const schemas = valuesUnder('schema', bodies) as { type?: string }[];
    expect(schemas.filter(({ type }) => type === 'object')).toEqual([]);
  });

  test.each(operations)('declares every parameter in the path of $id', ({ method, path }) => {
    const { parameters } = document.paths[path]![method] as { parameters: { in?: string; name?: string }[] };
    const declared = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
    expect(declared).toEqual(path.match(/\{\w+\}/g) ?? []);
  });
});

import { labelName, textsOf } from '../fields.js';
import { isObject } from './alert-format.js';

/** Deeper values are left out. */
const deepest = 8;

/** OTLP/JSON's AnyValue as plain JSON; undefined where it holds nothing that is known. 64-bit integers stay texts. */
function plainValue(value: unknown, depth = 0): unknown {
  if (!isObject(value) || depth > deepest) return undefined;
  for (const kind of ['stringValue', 'boolValue', 'intValue', 'doubleValue', 'bytesValue'])
    if (value[kind] !== undefined) return value[kind];
  if (isObject(value['arrayValue']))
    return listOf(value['arrayValue']['values']).map((each) => plainValue(each, depth + 1));
  if (isObject(value['kvlistValue']))
    return Object.fromEntries(
      pairsOf(value['kvlistValue']['values'], depth + 1).filter(([key]) => key !== '__proto__'),
    );
  return undefined;
}

/** Attributes as labels: names as Prometheus writes them; what is neither text nor number nor boolean is left out. */
export const labelsOfAttributes = (...lists: readonly unknown[]): Record<string, string> =>
  textsOf(lists.flatMap((list) => pairsOf(list, 0)).map(([key, value]) => [labelName(key), value]));

/** What a body says, as text. */
export function textOfBody(body: unknown): string {
  const value = plainValue(body);
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function pairsOf(list: unknown, depth: number): [string, unknown][] {
  return listOf(list).flatMap((pair) =>
    isObject(pair) && typeof pair['key'] === 'string' ? [[pair['key'], plainValue(pair['value'], depth)]] : [],
  );
}

import type { Scope } from '../access/scope.js';
import type { Schema } from './message-schema.js';
import type { parameters } from './parameters.js';

/** One route of the REST API, as its document describes it. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** With parameters in braces. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  /** What a token needs; `open`: none of the API is asked for. */
  readonly scope: Scope | 'open';
  /** Names of parameters that are not in the path. */
  readonly parameters?: readonly (keyof typeof parameters)[];
  readonly body?: Schema;
  readonly success: {
    readonly status: number;
    readonly about: string;
    /** As application/json. */
    readonly schema?: Schema;
    /** Other media types, with their schemas. */
    readonly others?: Readonly<Record<string, Schema>>;
  };
  /** Another success, without a body: status to when. */
  readonly without?: Readonly<Record<number, string>>;
  /** Status to the codes that come with it. */
  readonly refusals: Readonly<Record<number, readonly string[]>>;
}

export const text: Schema = { type: 'string' };
export const page = ['pageSize', 'pageToken'] as const;
/** A service behind the gateway is away, or too slow. */
export const away = { 503: ['unavailable'], 504: ['deadline-exceeded'] };

/** An object whose members are all there. */
export const objectOf = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
export const listOf = (items: Schema): Schema => ({ type: 'array', items });

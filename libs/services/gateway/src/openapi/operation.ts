import type { Scope } from '../access/scope.js';
import type { Schema } from './message-schema.js';
import type { parameters } from './parameters.js';
import type { securitySchemes } from './security-schemes.js';

/** One route of the REST API, as its document describes it. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** With parameters in braces. */
  readonly path: string;
  /** Of its parameters that are not any text. */
  readonly inPath?: Readonly<Record<string, Schema>>;
  readonly id: string;
  readonly summary: string;
  /** What a token needs; `open`: none of the API is asked for. */
  readonly scope: Scope | 'open';
  /** Instead of a token with the scope, one of these: names of security schemes. */
  readonly securedBy?: readonly (keyof typeof securitySchemes)[];
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
  /** Status to the codes that come with it, beside those that every route has. */
  readonly refusals: Readonly<Record<number, readonly string[]>>;
}

export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };
/** Epoch milliseconds need 64 bits: what generates clients takes 32 for an integer of no format. */
export const whole: Schema = { type: 'integer', format: 'int64' };
export const page = ['pageSize', 'pageToken'] as const;
/** What is wrong with a JSON body. */
export const unreadable = { 400: ['not-json', 'invalid-body', 'body-incomplete'], 413: ['message-too-large'] };
/** A service behind the gateway is away, or too slow. */
export const away = { 503: ['unavailable'], 504: ['deadline-exceeded'] };

/** An object whose members are all there. */
export const objectOf = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
export const listOf = (items: Schema): Schema => ({ type: 'array', items });

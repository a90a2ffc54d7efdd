import { isOneOf } from './constant-time.js';
import { refusal } from './refusal.js';
import { headerOf, type Verify } from './verification.js';

/** RFC 6750's bearer tokens, RFC 7617's `user:password`. */
export interface Credentials {
  readonly tokens: readonly string[];
  readonly users: readonly string[];
  /** Whether it is a token of the API that may send alerts. */
  readonly isApiToken: (token: string) => boolean;
}

/** What Alertmanager, Kapacitor, Zabbix and most others can send: a bearer token, or user and password. */
export const verifyAuthorization =
  (credentials: Credentials): Verify =>
  (request) => {
    const authorization = headerOf(request, 'authorization');
    if (!authorization) throw refusal('credentials-missing', 'no header Authorization');
    const [, scheme = '', value = ''] = /^\s*(\S+)\s+(.*\S)\s*$/.exec(authorization) ?? [];
    if (!isKnown(scheme.toLowerCase(), value, credentials))
      throw refusal(
        'credentials-invalid',
        'Authorization holds no bearer token, and no user and password, of a monitor',
      );
  };

function isKnown(scheme: string, value: string, { tokens, users, isApiToken }: Credentials): boolean {
  if (scheme === 'bearer') return isOneOf(value, tokens) || isApiToken(value);
  return scheme === 'basic' && isOneOf(Buffer.from(value, 'base64').toString('utf8'), users);
}

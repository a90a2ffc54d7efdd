import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PermanentError } from '@compass/kernel';
import { LOGGER, SETTINGS } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import type { GatewaySettings } from '../settings.js';
import type { Scope } from './scope.js';
import { readTokens, type KnownToken } from './token-file.js';

/** Who calls; a token's name, or nobody in particular where none is asked for. */
export interface Caller {
  readonly name: string;
}

const anybody: Caller = { name: 'anybody' };

/** The tokens of the API and what each may be used for. */
@Injectable()
export class ApiTokens {
  private readonly isOff: boolean;
  private readonly known: readonly KnownToken[];

  constructor(@Inject(SETTINGS) settings: GatewaySettings, @Inject(LOGGER) logger: Logger) {
    this.isOff = settings.COMPASS_API_AUTH === 'off';
    this.known = settings.COMPASS_API_TOKENS ? readTokens(settings.COMPASS_API_TOKENS) : [];
    if (this.isOff) logger.warn('COMPASS_API_AUTH is off: whoever reaches the gateway may do everything');
    else if (this.known.length === 0)
      logger.warn('COMPASS_API_TOKENS names no token: every call of the API is refused');
  }

  /**
   * Admits a caller by the header Authorization, `Bearer <token>`.
   * @throws PermanentError `credentials-missing`, `credentials-invalid`, `scope-missing`
   */
  admit(authorization: string | undefined, scope: Scope): Caller {
    if (this.isOff) return anybody;
    if (!authorization) throw new PermanentError('credentials-missing', 'no header Authorization: send Bearer <token>');
    const [, given] = /^\s*bearer\s+(\S+)\s*$/i.exec(authorization) ?? [];
    const token = given === undefined ? undefined : this.tokenOf(given);
    if (!token) throw new PermanentError('credentials-invalid', 'Authorization holds no token of this API');
    if (!token.scopes.includes(scope) && !token.scopes.includes('admin'))
      throw new PermanentError('scope-missing', `the token "${token.name}" lacks the scope ${scope}`);
    return { name: token.name };
  }

  /** Whether a bearer token may send alerts; false where tokens are not asked for. */
  maySendAlerts(given: string): boolean {
    const granted = this.tokenOf(given)?.scopes ?? [];
    return granted.includes('alert') || granted.includes('admin');
  }

  /** Compares with all, each in constant time. */
  private tokenOf(given: string): KnownToken | undefined {
    const hash = createHash('sha256').update(given).digest();
    return this.known.reduce<KnownToken | undefined>(
      (found, token) => (timingSafeEqual(hash, Buffer.from(token.sha256, 'hex')) ? token : found),
      undefined,
    );
  }
}

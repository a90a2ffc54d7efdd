import { PermanentError } from '@compass/kernel';

/** A path that is served, by other methods (RFC 9110, 15.5.6). */
export class MethodNotAllowed extends PermanentError {
  /** @param allowed as the header Allow names them */
  constructor(
    method: string,
    readonly allowed: readonly string[],
  ) {
    super('method-not-allowed', `${method} is not for this path; ${allowed.join(' and ')} are`);
  }
}

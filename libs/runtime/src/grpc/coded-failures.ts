import { Catch, type ExceptionFilter } from '@nestjs/common';
import { CompassError } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import { throwError, type Observable } from 'rxjs';
import { toCallFailure } from './status.js';

/** Turns what a controller throws into a gRPC status with our code. Anything unforeseen is logged here and stays here. */
@Catch()
export class CodedFailures implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(thrown: unknown): Observable<never> {
    if (!(thrown instanceof CompassError)) this.logger.error('a call failed unexpectedly', { error: thrown });
    return throwError(() => toCallFailure(thrown));
  }
}

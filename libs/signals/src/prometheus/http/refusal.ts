import { PermanentError, RetryableError, type CompassError } from '@compass/kernel';
import { envelope } from './answers.js';

const shown = 300;
/** The code of a query that the server cannot execute. */
export const tooMuch = 'prometheus-query-failed';
/** Errors of the API that say nothing about the question. */
const passing = new Set(['timeout', 'canceled', 'unavailable', 'internal']);

/**
 * What an answer other than 2xx means. @param body as it came
 * @returns RetryableError `prometheus-unavailable`; PermanentError `prometheus-unauthorised`, `prometheus-query-failed` (this one
 * query asks too much of it) or `prometheus-refused`
 */
export function refusalOf(url: string, status: number, body: string): CompassError {
  const said = parsed(body);
  const words = `${url} answered ${status}: ${(said?.error ?? body.trim()).slice(0, shown)}`;
  if (status === 401 || status === 403) return new PermanentError('prometheus-unauthorised', words);
  if (status >= 500 || status === 408 || status === 429 || (said && passing.has(said.errorType)))
    return new RetryableError('prometheus-unavailable', words);
  return new PermanentError(status === 422 ? tooMuch : 'prometheus-refused', words);
}

function parsed(body: string): { readonly errorType: string; readonly error: string } | undefined {
  try {
    const { data } = envelope.safeParse(JSON.parse(body));
    return data?.status === 'error' ? data : undefined;
  } catch {
    return undefined;
  }
}

import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { CompassError } from '@compass/kernel';

/** RFC 9457, with our stable code as a member of its own. */
export interface Problem {
  /** `urn:compass:problem:` and the code. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
}

/** Of our errors, by how the code is spelled: the first pattern that fits. */
const statuses: readonly [RegExp, number][] = [
  [/^message-too-large$/, 413],
  [/^quota-exceeded$/, 429],
  [/^(credentials|signature)-/, 401],
  [/^scope-missing$/, 403],
  [/^(not-concluded|silence-configured)$/, 409],
  [/^(judgement-id|silence-key)-reused$/, 422],
  [/^method-not-allowed$/, 405],
  [/^not-acceptable$/, 406],
  [/^not-json$|^invalid-|-invalid$|^body-incomplete$/, 400],
  [/-pruned$/, 410],
  [/^unknown-|not-found$/, 404],
  [/^deadline-exceeded$/, 504],
];

/** What a client may know of an error: our own message and code, nothing of any other. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof CompassError) return problem(statusOf(thrown), thrown.code, thrown.message);
  if (thrown instanceof HttpException) return frameworkProblem(thrown);
  return problem(500, 'unexpected', 'the gateway failed in a way that it does not know; its log says more');
}

function statusOf(error: CompassError): number {
  const known = statuses.find(([pattern]) => pattern.test(error.code))?.[1];
  return known ?? (error.kind === 'retryable' ? 503 : 502);
}

/** What Nest refuses itself, such as a path that nobody serves. */
function frameworkProblem(refused: HttpException): Problem {
  const status = refused.getStatus();
  const code = (STATUS_CODES[status] ?? 'unexpected').toLowerCase().replaceAll(' ', '-');
  return problem(status, code, refused.message);
}

function problem(status: number, code: string, detail: string): Problem {
  return { type: `urn:compass:problem:${code}`, title: STATUS_CODES[status] ?? 'Error', status, detail, code };
}

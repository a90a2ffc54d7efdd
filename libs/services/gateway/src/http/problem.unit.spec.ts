import { NotFoundException } from '@nestjs/common';
import { describe, expect, test } from '@jest/globals';
import { PermanentError, RetryableError } from '@compass/kernel';
import { problemOf } from './problem.js';

describe('a problem', () => {
  test.each([
    [new PermanentError('not-json', ''), 400],
    [new PermanentError('invalid-query', ''), 400],
    [new PermanentError('invalid-page-token', ''), 400],
    [new PermanentError('unknown-investigation', ''), 404],
    [new PermanentError('investigation-pruned', ''), 410],
    [new PermanentError('dead-letter-not-found', ''), 404],
    [new PermanentError('message-too-large', ''), 413],
    [new PermanentError('credentials-missing', ''), 401],
    [new PermanentError('signature-invalid', ''), 401],
    [new RetryableError('quota-exceeded', ''), 429],
    [new PermanentError('unimplemented', ''), 502],
    [new RetryableError('event-log-unavailable', ''), 503],
    [new RetryableError('deadline-exceeded', ''), 504],
  ])('keeps the code of %s, and answers %i', (error, status) => {
    expect(problemOf(error)).toMatchObject({ code: error.code, type: `urn:compass:problem:${error.code}`, status });
  });

  test('of the framework is coded by its status', () => {
    expect(problemOf(new NotFoundException('Cannot GET /x'))).toMatchObject({ code: 'not-found', status: 404 });
  });

  test('that nobody foresaw tells nothing of its inside', () => {
    const problem = problemOf(new Error('password is hunter2'));
    expect(problem).toMatchObject({ code: 'unexpected', status: 500 });
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });
});

import { describe, expect, test } from '@jest/globals';
import { tellsOfBrokenCall, tellsOfFailedCall } from './failed-call.js';

describe('a line about a call', () => {
  test.each([
    'could not retrieve cart: rpc error: code = Canceled desc = context canceled',
    'io.grpc.StatusRuntimeException: UNAVAILABLE',
    'feign.FeignException$InternalServerError: [500] during [GET] to [http://stock/items]',
    'AxiosError: Request failed with status code 500',
    'MongoNetworkError: connection timed out',
  ])('is what a client says of the other side: %s', (line) => {
    expect(tellsOfFailedCall(line)).toBe(true);
  });

  test.each(['NullPointerException: total is null', 'cannot read properties of undefined', 'order 17 was cancelled'])(
    'is none: %s',
    (line) => {
      expect(tellsOfFailedCall(line)).toBe(false);
    },
  );

  test('that got an answer is not broken, however bad the answer', () => {
    expect(tellsOfBrokenCall('AxiosError: Request failed with status code 500')).toBe(false);
    expect(tellsOfBrokenCall('connect ECONNREFUSED 10.0.0.7:5432')).toBe(true);
  });
});

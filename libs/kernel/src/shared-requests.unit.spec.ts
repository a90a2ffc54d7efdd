import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, test } from '@jest/globals';
import { PermanentError, RetryableError } from './errors.js';
import { SharedRequests } from './shared-requests.js';

const trace = new AsyncLocalStorage<string>();

/** Another end that answers when the test says so, with what the test says, or else with how many items came. */
function otherEnd(most?: number) {
  const requests: string[][] = [];
  const traces: (string | undefined)[] = [];
  const answers: ((error?: Error) => void)[] = [];
  const shared = new SharedRequests((items: readonly string[]) => {
    requests.push([...items]);
    traces.push(trace.getStore());
    return new Promise<number>((resolve, reject) =>
      answers.push((error) => (error ? reject(error) : resolve(items.length))),
    );
  }, most);
  const answer = async (error?: Error) => {
    answers.shift()!(error);
    await new Promise(setImmediate);
  };
  return { shared, requests, traces, answer };
}

test('the first goes out at once, what comes meanwhile with the next, in its order', async () => {
  const { shared, requests, answer } = otherEnd();
  const all = [shared.add(['a']), shared.add(['b', 'c']), shared.add(['d'])];
  expect(requests).toEqual([['a']]);
  await answer();
  expect(requests).toEqual([['a'], ['b', 'c', 'd']]);
  await answer();
  expect(await Promise.all(all)).toEqual([1, 3, 3]);
  void shared.add(['e']);
  expect(requests.at(-1)).toEqual(['e']);
});

test('what goes out together does so in the context of its first', async () => {
  const { shared, traces, answer } = otherEnd();
  for (const each of ['one', 'other', 'third']) void trace.run(each, () => shared.add(['a']));
  await answer();
  expect(traces).toEqual(['one', 'other']);
});

test('no more goes out together than may, unless it came together', async () => {
  const { shared, requests, answer } = otherEnd(3);
  for (const items of ['a', 'bcd', 'e', 'fg', 'h', 'ijkl', 'm']) void shared.add([...items]);
  for (let i = 0; i < 6; i++) await answer();
  expect(requests.map((items) => items.join(''))).toEqual(['a', 'bcd', 'efg', 'h', 'ijkl', 'm']);
});

test('what is refused for good is refused to whose it is; the others are sent', async () => {
  const { shared, requests, answer } = otherEnd();
  const outcomes = Promise.allSettled(['a', 'b', 'large', 'c'].map((item) => shared.add([item])));
  const tooLarge = new PermanentError('message-too-large', 'large');
  for (const error of [undefined, tooLarge, undefined, tooLarge, undefined]) await answer(error);
  expect(requests).toEqual([['a'], ['b', 'large', 'c'], ['b'], ['large'], ['c']]);
  expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
});

test('what may be tried again is tried again by who sent it', async () => {
  const { shared, requests, answer } = otherEnd();
  const outcomes = Promise.allSettled(['a', 'b', 'c'].map((item) => shared.add([item])));
  await answer();
  await answer(new RetryableError('event-log-unavailable', 'away'));
  expect(requests).toEqual([['a'], ['b', 'c']]);
  expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
});

import { PermanentError, RetryableError } from '@compass/kernel';
import { expect, test } from '@jest/globals';
import { messageOf } from '../contract/collecting-subscriber.js';
import type { OutboundMessage } from '../port/event-log.js';
import { SharedSends } from './shared-sends.js';

const message = (text: string) => messageOf('t', 'k', text);

/** A broker that answers when the test says so, with what the test says. */
function broker() {
  const requests: string[][] = [];
  const answers: ((error?: Error) => void)[] = [];
  const sends = new SharedSends((messages: readonly OutboundMessage[]) => {
    requests.push(messages.map(({ body }) => body.toString()));
    return new Promise((resolve, reject) => answers.push((error) => (error ? reject(error) : resolve())));
  });
  const answer = async (error?: Error) => {
    answers.shift()!(error);
    await new Promise(setImmediate);
  };
  return { sends, requests, answer };
}

test('the first goes out at once, what comes meanwhile with the next, in its order', async () => {
  const { sends, requests, answer } = broker();
  const all = [sends.append([message('a')]), sends.append([message('b'), message('c')]), sends.append([message('d')])];
  expect(requests).toEqual([['a']]);
  await answer();
  expect(requests).toEqual([['a'], ['b', 'c', 'd']]);
  await answer();
  await Promise.all(all);
  void sends.append([message('e')]);
  expect(requests.at(-1)).toEqual(['e']);
});

test('what is refused for good is refused to whose it is; the others are sent', async () => {
  const { sends, requests, answer } = broker();
  const outcomes = Promise.allSettled(['a', 'b', 'large', 'c'].map((text) => sends.append([message(text)])));
  const tooLarge = new PermanentError('message-too-large', 'large');
  for (const error of [undefined, tooLarge, undefined, tooLarge, undefined]) await answer(error);
  expect(requests).toEqual([['a'], ['b', 'large', 'c'], ['b'], ['large'], ['c']]);
  expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
});

test('what may be tried again is tried again by who sent it', async () => {
  const { sends, requests, answer } = broker();
  const outcomes = Promise.allSettled(['a', 'b', 'c'].map((text) => sends.append([message(text)])));
  await answer();
  await answer(new RetryableError('event-log-unavailable', 'away'));
  expect(requests).toEqual([['a'], ['b', 'c']]);
  expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
});

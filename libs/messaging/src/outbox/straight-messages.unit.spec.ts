import { expect, test } from '@jest/globals';
import type { PublishedMessage } from './outbox-queue.js';
import { StraightMessages } from './straight-messages.js';

const message = (id: number, after: number | null = null): PublishedMessage => ({
  ...{ id, after, topic: 't', key: 'k', headers: {} },
  body: Buffer.alloc(0),
});
const published = (...messages: PublishedMessage[]) => {
  const straight = new StraightMessages();
  straight.take(messages);
  return straight;
};
const idsOf = (messages: readonly { readonly id: number }[]) => messages.map(({ id }) => id);

test('what nothing has to go before goes straight, in the order of publishing, and so does what follows it', () => {
  const straight = published(message(1), message(2), message(3, 1));
  expect(straight.mustLook).toBe(false);
  expect(idsOf(straight.next(2))).toEqual([1, 2]);
  straight.take([message(4, 3), message(5, 1)]);
  expect(idsOf(straight.next(9))).toEqual([3, 4, 5]);
});

test('what follows a message of another instance is left to a look, and all that follows it', () => {
  const straight = published(message(2, 1), message(3, 2), message(4));
  expect(straight.mustLook).toBe(true);
  expect(idsOf(straight.next(9))).toEqual([4]);
});

test('what a look has found is not appended again, and what follows it goes straight', () => {
  const straight = published(message(1), message(2));
  straight.found([message(1), message(3)]);
  straight.take([message(3), message(4, 3)]);
  expect(idsOf(straight.next(9))).toEqual([2, 4]);
});

test('after a failure all is looked up, and what follows it too', () => {
  const straight = published(message(1), message(2));
  straight.next(1);
  straight.giveUp();
  expect([straight.mustLook, straight.next(9)]).toEqual([true, []]);
  straight.mustLook = false;
  straight.take([message(3, 1)]);
  expect([straight.mustLook, straight.next(9)]).toEqual([true, []]);
});

test('what follows a message that is deleted meanwhile is looked up', () => {
  const straight = published(message(1));
  straight.next(9);
  straight.forget([1]);
  straight.take([message(2, 1)]);
  expect([straight.mustLook, straight.next(9)]).toEqual([true, []]);
});

test('no more than some waits in memory', () => {
  const straight = published(...Array.from({ length: 3_000 }, (_, id) => message(id)));
  expect([straight.mustLook, straight.next(9_999).length]).toEqual([true, 2_000]);
});

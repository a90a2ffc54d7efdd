import type { Dice } from './dice.js';

type Mutation = (bytes: Buffer, dice: Dice) => Buffer;

const tokens = ['\0', '\u{FEFF}', '"', '\\u0000', '\\ud800', '{', ']', ',', '-', '1e999', 'null', '\n', '\u{1F600}'];

const mutations: readonly Mutation[] = [
  (bytes, dice) => withByte(bytes, dice, (byte) => byte ^ (1 << dice.roll(8))),
  (bytes, dice) => withByte(bytes, dice, () => dice.roll(256)),
  (bytes, dice) => bytes.subarray(0, dice.roll(bytes.length + 1)),
  (bytes, dice) => bytes.subarray(dice.roll(bytes.length + 1)),
  (bytes, dice) => inserted(bytes, dice, dice.bytes(1 + dice.roll(8))),
  (bytes, dice) => inserted(bytes, dice, Buffer.from(dice.pick(tokens))),
  (bytes, dice) => inserted(bytes, dice, bytes.subarray(dice.roll(bytes.length + 1))),
];

/** The bytes with one to four small damages. */
export function mutateBytes(bytes: Buffer, dice: Dice): Buffer {
  let mutated = bytes;
  for (let left = 1 + dice.roll(4); left > 0; left--) mutated = dice.pick(mutations)(mutated, dice);
  return mutated;
}

function withByte(bytes: Buffer, dice: Dice, change: (byte: number) => number): Buffer {
  if (bytes.length === 0) return bytes;
  const copy = Buffer.from(bytes);
  const at = dice.roll(copy.length);
  copy[at] = change(copy[at]!);
  return copy;
}

function inserted(bytes: Buffer, dice: Dice, more: Buffer): Buffer {
  const at = dice.roll(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

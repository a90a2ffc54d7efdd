import type { Dice } from './dice.js';

/** Values that somebody's template, or somebody's malice, puts where another is expected. */
const strange: readonly unknown[] = [
  ...[null, true, 0, -1, 1e308, 2 ** 53, 0.1, '', ' ', '\0', '\ud800', '\u202e', 'x'.repeat(5_000), '5', 'firing'],
  ...['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999+14:00', '2026-02-30T00:00:00Z', 'resolved', '__proto__'],
  ...[[], {}, [[]], [null], { '': '' }, { constructor: { prototype: 1 } }, { 'a\0b': 'c', length: 1e9 }],
];

/** A copy of a JSON value in which one to three members are replaced, left out, doubled, or exchanged for strange ones. */
export function mutateJson(value: unknown, dice: Dice): unknown {
  let mutated = value;
  for (let left = 1 + dice.roll(3); left > 0; left--) mutated = mutateOnce(mutated, dice);
  return mutated;
}

function mutateOnce(value: unknown, dice: Dice): unknown {
  if (typeof value !== 'object' || value === null || dice.roll(6) === 0) return dice.pick(strange);
  return Array.isArray(value) ? mutateList(value, dice) : mutateRecord(value as Record<string, unknown>, dice);
}

function mutateList(list: readonly unknown[], dice: Dice): unknown[] {
  const at = dice.roll(list.length + 1);
  if (at === list.length) return [...list, dice.pick(strange)];
  if (dice.roll(8) === 0) return Array.from({ length: dice.roll(200) }, () => list[at]);
  return list.with(at, mutateOnce(list[at], dice));
}

function mutateRecord(record: Readonly<Record<string, unknown>>, dice: Dice): Record<string, unknown> {
  const keys = Object.keys(record);
  if (keys.length === 0 || dice.roll(8) === 0) return { ...record, [String(dice.pick(strange))]: dice.pick(strange) };
  const key = dice.pick(keys);
  const { [key]: member, ...rest } = record;
  if (dice.roll(6) === 0) return rest;
  return { ...rest, [key]: mutateOnce(member, dice) };
}

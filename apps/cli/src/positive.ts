import { InvalidArgumentError } from 'commander';

/** A whole number above 0. @throws InvalidArgumentError */
export function positive(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Wanted: a whole number above 0');
  return count;
}

import { styleText } from 'node:util';
import type { Paint } from '@compass/rendering';

/** Colours where the terminal has some. */
export const paint: Paint = (style, text) => styleText(style, text, { stream: process.stdout });

/** Prints a value for people, or as JSON for programs. */
export function print<T>(value: T, render: (value: T, paint: Paint) => string, json = false): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : render(value, paint));
}

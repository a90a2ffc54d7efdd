import { sha256Hex } from '@compass/kernel';
import { mulberry32 } from '../score/bootstrap.js';

/** The next reproducible number in [0, 1). */
export type Draw = () => number;

/** Draws that follow from names alone: the same variant of the same case is the same every time. */
export const drawFor = (...names: readonly string[]): Draw =>
  mulberry32(Number.parseInt(sha256Hex(names.join('\n')).slice(0, 8), 16));

export const pick = <T>(items: readonly T[], draw: Draw): T | undefined => items[Math.floor(draw() * items.length)];

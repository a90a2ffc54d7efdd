import type { Claim } from '../claims.js';
import { sparkline, type Sample } from '../curves.js';

/** Garbage that the engine has no reason yet to collect; what a process kept of a flood would come on top, and never stop. */
const growthLimitMb = 200;

/** That no process has grown much. @param growth by process, MB */
export function growthClaims(growth: Readonly<Record<string, number>>): Claim[] {
  return Object.entries(growth).map(([process, measured]) => ({
    what: `${process}: more memory, at most`,
    measured,
    unit: 'MB',
    atMost: growthLimitMb,
  }));
}

/** What waited for each service, and the memory of each process, over time. */
export function printCurves(samples: readonly Sample[]): void {
  const [first] = samples;
  const seconds = Math.round(samples.at(-1)?.atSeconds ?? 0);
  console.log(`\nover ${seconds} s, each from 0 to its highest:`);
  const print = (name: string, unit: string, of: (sample: Sample) => number) => {
    const figures = samples.map(of);
    console.log(`${name.padEnd(28)} ${sparkline(figures)} ${Math.round(Math.max(...figures))} ${unit}`);
  };
  for (const group of Object.keys(first?.lag ?? {}))
    print(`waiting for ${group}`, 'messages', ({ lag }) => lag[group] ?? 0);
  for (const process of Object.keys(first?.memoryMb ?? {}))
    print(`memory of ${process}`, 'MB', ({ memoryMb }) => memoryMb[process] ?? 0);
}

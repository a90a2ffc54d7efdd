import type { Simulated } from './simulate.js';

/** What a person needs to know of a schedule in which something did not hold; undefined when everything did. */
export function failureReport({ seed, violation, faults }: Simulated): string | undefined {
  if (!violation) return undefined;
  return [
    `seed ${seed}: ${violation.message}`,
    ...faults.map((fault) => `  ${fault}`),
    `  replay: npm run simulate -- --seed ${seed} --trace`,
  ].join('\n');
}

import { textTable } from '@compass/rendering';
import { rounded } from '../summary.js';

/** What a scenario has to show. */
export interface Claim {
  readonly what: string;
  readonly measured: number;
  readonly unit?: string;
  /** Inclusive. */
  readonly atLeast?: number;
  readonly atMost?: number;
}

const holds = ({ measured, atLeast = -Infinity, atMost = Infinity }: Claim): boolean =>
  measured >= atLeast && measured <= atMost;

/** A table of the claims; one without a limit is a figure to read. @returns whether all of them hold */
export function printClaims(title: string, claims: readonly Claim[]): boolean {
  console.log(`\n${textTable([[title, 'measured', 'claimed', ''], ...claims.map(rowOf)])}`);
  return claims.every(holds);
}

function rowOf(claim: Claim): string[] {
  const { what, measured, unit = '', atLeast, atMost } = claim;
  const figure = (value: number) => `${rounded(value)} ${unit}`.trim();
  const limits = [
    ...(atLeast !== undefined && atLeast === atMost ? [figure(atLeast)] : []),
    ...(atLeast !== undefined && atLeast !== atMost ? [`>= ${figure(atLeast)}`] : []),
    ...(atMost !== undefined && atLeast !== atMost ? [`<= ${figure(atMost)}`] : []),
  ];
  const verdict = limits.length === 0 ? '' : holds(claim) ? 'holds' : 'FALLS SHORT';
  return [what, Number.isFinite(measured) ? figure(measured) : '-', limits.join(', '), verdict];
}

/** That a figure is exactly this. */
export const exactly = (what: string, measured: number, claimed: number): Claim => ({
  what,
  measured,
  atLeast: claimed,
  atMost: claimed,
});

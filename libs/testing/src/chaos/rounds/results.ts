import type { Violation } from '../checker/violations.js';
import type { FaultKind } from './fault.js';

export interface RoundResult {
  /** False: the process did not come to this step. */
  readonly reached: boolean;
  /** From the fault until everything that was sent was concluded, settled, published, and every process ready. */
  readonly seconds: number;
  readonly violations: readonly Violation[];
}

/** A cell of the matrix: what came of one fault at one step of one process. */
export interface StepResult extends RoundResult {
  readonly process: string;
  readonly step: string;
  readonly kind: FaultKind;
}

/** What came of a fault that is not at a step. */
export interface ScenarioResult extends RoundResult {
  readonly name: string;
}

export interface Results {
  readonly steps: readonly StepResult[];
  readonly scenarios: readonly ScenarioResult[];
}

export const hasFailed = ({ violations }: RoundResult): boolean => violations.length > 0;

export const nameOf = ({ process, step, kind }: StepResult): string => `${process}: ${kind} at ${step}`;

/** A round in one line, and a line for each thing that does not hold. */
export function linesOf(name: string, { reached, seconds, violations }: RoundResult): string[] {
  const outcome = reached ? `${seconds.toFixed(1).padStart(6)} s` : 'not seen';
  return [
    `${outcome}  ${name}${violations.length > 0 ? '  FAILED' : ''}`,
    ...violations.map(({ invariant, what }) => `          ${invariant}: ${what}`),
  ];
}

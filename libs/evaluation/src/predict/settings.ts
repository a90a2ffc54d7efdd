import type { Agent } from '@compass/agent-sdk';
import { perturbations, unanswerable, withoutModality } from '../variants/variants.js';

/** Under which conditions all cases are investigated once. */
export interface Setting {
  readonly name: string;
  /** Of the recordings; absent: as they are. */
  readonly variant?: string;
  readonly agents: readonly Agent[];
  /** Whether calibration is judged over it: all agents, and nothing that a live system would have is taken away as a whole. */
  readonly pooled: boolean;
}

export const asRecorded = 'as recorded';

/**
 * The recordings as they are, by all agents; then what else was asked for: perturbed and without an answer, or without each modality and
 * each agent in turn.
 */
export function settingsFor(
  agents: readonly Agent[],
  { perturb = false, ablate = false }: { readonly perturb?: boolean; readonly ablate?: boolean },
): Setting[] {
  const varied = (table: object, pooled: boolean) =>
    Object.keys(table).map((variant) => ({ name: variant, variant, agents, pooled }));
  const withoutAgent = agents.map(({ name }) => ({
    name: `without ${name}`,
    agents: agents.filter((agent) => agent.name !== name),
    pooled: false,
  }));
  return [
    { name: asRecorded, agents, pooled: true },
    ...(perturb ? varied({ ...perturbations, ...unanswerable }, true) : []),
    ...(ablate ? [...varied(withoutModality, false), ...withoutAgent] : []),
  ];
}

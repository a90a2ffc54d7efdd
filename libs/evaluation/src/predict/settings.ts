import type { Agent } from '@compass/agent-sdk';
import { variantNames } from '../variants/variants.js';

/** Under which conditions all cases are investigated once. */
export interface Setting {
  readonly name: string;
  /** Of the recordings; absent: as they are. */
  readonly variant?: string;
  readonly agents: readonly Agent[];
}

export const asRecorded = 'as recorded';

/** The recordings as they are, by all agents; then what else was asked for. */
export function settingsFor(
  agents: readonly Agent[],
  { perturb = false, ablate = false }: { readonly perturb?: boolean; readonly ablate?: boolean },
): Setting[] {
  const perturbed = variantNames.map((variant) => ({ name: variant, variant, agents }));
  const ablated = agents.map(({ name }) => ({
    name: `without ${name}`,
    agents: agents.filter((agent) => agent.name !== name),
  }));
  return [{ name: asRecorded, agents }, ...(perturb ? perturbed : []), ...(ablate ? ablated : [])];
}

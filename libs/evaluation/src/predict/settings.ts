import type { Agent } from '@compass/agent-sdk';
import { perturbations, unanswerable, withoutModality } from '../variants/variants.js';

/** Under which conditions all cases are investigated once. */
export interface Setting {
  readonly name: string;
  /** Of the recordings; absent: as they are. */
  readonly variant?: string;
  readonly agents: readonly Agent[];
  /** Whether the checks that know the case's own fault type are switched off. */
  readonly switchedOff?: boolean;
  /** Whether calibration is judged over it: all agents, and nothing that a live system would have is taken away as a whole. */
  readonly pooled: boolean;
}

/** What is asked for beside the recordings as they are. */
interface SettingsAsked {
  readonly perturb?: boolean;
  readonly ablate?: boolean;
  readonly switchOff?: boolean;
}

export const asRecorded = 'as recorded';
export const switchedOff = 'its checks switched off';

/**
 * The recordings as they are, by all agents; then what else was asked for: perturbed and without an answer, without each modality and
 * each agent in turn, or without the checks that know the fault.
 */
export function settingsFor(
  agents: readonly Agent[],
  { perturb = false, ablate = false, switchOff = false }: SettingsAsked,
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
    ...(switchOff ? [{ name: switchedOff, agents, switchedOff: true, pooled: false }] : []),
  ];
}

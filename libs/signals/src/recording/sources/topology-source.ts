import type { SignalSources } from '../../port/environment.js';
import { everFewer, withinLimit } from '../../summary/within-limit.js';
import type { CaseFile } from '../files/case-file.js';

/** The declared service graph; a recording without one has none to offer. It is as of the recording, whatever the window. */
export function topologySource({ graph }: Pick<CaseFile, 'graph'>): Pick<SignalSources, 'topology.edges'> {
  const edges = graph.map(([caller, callee]) => ({ caller, callee }));
  return {
    'topology.edges': () =>
      Promise.resolve(edges.length === 0 ? 'not-available' : withinLimit(everFewer(edges, (kept) => kept))),
  };
}

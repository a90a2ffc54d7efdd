import { callsBetween } from '@compass/analysis';
import type { SignalSources } from '../../port/environment.js';
import type { TraceEdge } from '../../port/traces.js';
import { precise } from '../../summary/precision.js';
import { everFewer, withinLimit } from '../../summary/within-limit.js';
import type { Recording } from '../recording.js';
import { operationVersions } from './operations.js';
import { within } from '../../summary/selection.js';

export function tracesSource(recording: Recording): Pick<SignalSources, 'traces.operations' | 'traces.edges'> {
  return {
    'traces.operations': async (request) => {
      const recorded = await recording.spans();
      return recorded ? withinLimit(operationVersions(recorded, request)) : 'not-available';
    },
    'traces.edges': async ({ window }) => {
      const recorded = await recording.spans();
      if (!recorded) return 'not-available';
      const spans = recorded.filter(({ startMs }) => within(window, startMs));
      const edges = callsBetween(spans).map((edge): TraceEdge => ({ ...edge, meanMs: precise(edge.meanMs) }));
      return withinLimit(everFewer(edges, (kept) => kept));
    },
  };
}

import type { ServiceSpans } from './service-spans.js';

/** Whether a service calls another, directly or through others, as far as spans name their callees. */
export function dependsOn(services: readonly ServiceSpans[], caller: string, callee: string): boolean {
  const reached = new Set([caller]);
  for (const name of reached) {
    const spans = services.find(({ service }) => service === name);
    for (const { peer } of spans?.calling ?? []) if (peer !== undefined) reached.add(peer);
  }
  return reached.has(callee);
}

/** Whether spans name whom they call at all. */
export const namesCallees = (services: readonly ServiceSpans[]): boolean =>
  services.some(({ calling }) => calling.some(({ peer }) => peer !== undefined));

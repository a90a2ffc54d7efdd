import type { CallGraph } from './call-graph.js';
import { explainsAtSameService, isEffect } from './consequences.js';
import type { Symptom } from './symptoms.js';

/** A possible cause: a kind of trouble at a service. */
export interface Claim {
  readonly service: string;
  readonly category: string;
}

/** A call further away, an effect is a little less certain to arrive. */
const perHop = 0.95;
/** Nobody observed whether one calls the other; a service that nobody was seen to call has callers that were not seen. */
const unknownWay = 0.5;
/** Both are in the graph, and no call leads from the symptom to the cause. */
const noWay = 0.05;
/** Too much traffic is passed on to what a service calls. */
const loadPassedOn = 0.5;
/** Trouble that arises inside of a service hardly comes from a service that it calls. */
const homeMade = 0.3;

/**
 * 0..1: how well a cause explains a symptom. Latency and errors climb from callee to callers, so a cause explains what
 * is seen at its own service and at those that call it, directly or through others.
 */
export function explains(cause: Claim, symptom: Symptom, graph: CallGraph): number {
  if (cause.service === symptom.service)
    return symptom.category === undefined ? 1 : explainsAtSameService(cause.category, symptom.category);
  return carried(cause, symptom, graph) * climbs(symptom);
}

function carried(cause: Claim, symptom: Symptom, graph: CallGraph): number {
  const way = graph.path(symptom.service, cause.service);
  if (way) return perHop ** (way.length - 2);
  const isAbove = graph.path(cause.service, symptom.service) !== undefined;
  if (!graph.knows(symptom.service) || !(graph.isCalled(cause.service) || isAbove)) return unknownWay;
  return cause.category.endsWith('.overload') && isAbove ? loadPassedOn : noWay;
}

function climbs(symptom: Symptom): number {
  return symptom.category === undefined || isEffect(symptom.category) ? 1 : homeMade;
}

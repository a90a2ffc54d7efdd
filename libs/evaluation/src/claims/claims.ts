import { causeCategories, type Report } from '@compass/contracts';
import type { Case } from '../cases/case-folders.js';
import { rightFaultTypes, type Truth } from '../cases/truth.js';
import { faultTypeOf, kindOf } from '../labels/fault-types.js';
import { drawFor, pick, type Draw } from '../variants/draw.js';

/** A cause that somebody is very sure of. */
export interface SuggestedCause {
  readonly service: string;
  readonly category: string;
}

const falsePerCase = 20;
/** Draws until enough different ones were found; small systems have fewer. */
const mostDraws = 400;

/** The right cause in COMPASS's words: every category that means it, at the object; none where no category does. */
export function trueCauses({ source, file }: Case, truth: Truth): SuggestedCause[] {
  const service = truth.rootInstance ?? truth.rootService;
  if (!service) return [];
  const right = rightFaultTypes(truth);
  const meaning = categories.filter((category) => right.includes(faultTypeOf(source, category, kindOf(service, file))));
  return meaning.map((category) => ({ service, category }));
}

/**
 * Twenty wrong causes, by a seed of the case's name: of the investigation's own ranking, of the faulty object's neighbours, of any
 * object, and of the faulty object itself with another kind of cause.
 */
export function falseCauses(found: Case, truth: Truth, { hypotheses }: Report): SuggestedCause[] {
  const draw = drawFor(found.id, 'false causes');
  const roots = truth.acceptedServices ?? [truth.rootInstance ?? truth.rootService ?? ''];
  const others = (names: readonly string[]) => names.filter((name) => !roots.includes(name));
  const anywhere = others([...found.file.services, ...found.file.nodes, ...instancesOf(found)]);
  const beside = others(found.file.graph.filter((edge) => edge.some((end) => roots.includes(end))).flat());
  const own = hypotheses.filter(({ service }) => !roots.includes(service));
  const wrongKinds = categoriesBeside(found, truth);
  const pools: ((draw: Draw) => SuggestedCause | undefined)[] = [
    () => pick(own, draw),
    () => cause(pick(beside, draw), pick(categories, draw)),
    () => cause(pick(anywhere, draw), pick(categories, draw)),
    () => cause(roots[0], pick(wrongKinds, draw)),
  ];
  const causes = new Map<string, SuggestedCause>();
  for (let i = 0; i < mostDraws && causes.size < falsePerCase; i++) {
    const drawn = pools[i % pools.length]!(draw);
    if (drawn) causes.set(`${drawn.service}\n${drawn.category}`, { service: drawn.service, category: drawn.category });
  }
  return [...causes.values()];
}

const categories: readonly string[] = causeCategories.map(({ name }) => name);
const domainOf = (category: string): string => category.split('.', 1)[0]!;

const cause = (service: string | undefined, category: string | undefined): SuggestedCause | undefined =>
  service && category ? { service, category } : undefined;

/** Of other domains than the right cause's: slow code and a slow network may both be a fair reading of one delay, a full disk is not. */
function categoriesBeside(found: Case, truth: Truth): string[] {
  const right = new Set(trueCauses(found, truth).map(({ category }) => domainOf(category)));
  return categories.filter((category) => !right.has(domainOf(category)));
}

const instancesOf = ({ file: { instances } }: Case): readonly string[] =>
  Array.isArray(instances) ? instances : Object.keys(instances);

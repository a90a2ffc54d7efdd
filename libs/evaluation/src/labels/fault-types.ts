import { causeCategories } from '@compass/contracts';
import type { CaseFile } from '../cases/case-file.js';
import { cloudops } from './cloudops.js';
import { rcdSockShop, nezha, petshop, rcbench, tvdiagGaia, tvdiagSockShop } from './micro-services.js';

export type ObjectKind = 'app' | 'node' | 'namespace';

/** What a data set calls a fault, and which of COMPASS's cause categories mean it, on which kinds of object. */
export interface FaultLabel {
  readonly faultType: string;
  /** Names of categories; one without a dot means all of that domain. The first label that fits counts. */
  readonly categories: readonly string[];
  /** Absent: on any. */
  readonly kind?: ObjectKind;
}

/** By the beginning of the source's name. */
const labelsOfSource: Readonly<Record<string, readonly FaultLabel[]>> = {
  'cloudops-': cloudops,
  'nezha-': nezha,
  petshop,
  'rcd-ss': rcdSockShop,
  rcbench,
  'tvdiag-gaia': tvdiagGaia,
  'tvdiag-sockshop': tvdiagSockShop,
};

/** The data set's label for a category of COMPASS; the category itself where the data set has none for it. */
export function faultTypeOf(source: string, category: string, kind: ObjectKind): string {
  const labels = labelsOf(source);
  const exact = labels.find((label) => fits(label, kind) && label.categories.includes(category));
  const [domain = ''] = category.split('.', 1);
  return (
    (exact ?? labels.find((label) => fits(label, kind) && label.categories.includes(domain)))?.faultType ?? category
  );
}

/**
 * Every category of COMPASS that means a fault type, whatever the object; none for a label that is a group of whole domains, and no kind of
 * fault.
 */
export function categoriesOf(source: string, faultType: string): string[] {
  const meant = labelsOf(source)
    .filter((label) => label.faultType === faultType)
    .flatMap(({ categories }) => categories);
  const domains = meant.filter((name) => !name.includes('.'));
  if (domains.length > 1) return [];
  const known = causeCategories.map(({ name }) => name).filter((name) => domains.includes(name.split('.', 1)[0]!));
  return [...new Set([...meant.filter((name) => name.includes('.')), ...known])];
}

const labelsOf = (source: string): readonly FaultLabel[] =>
  Object.entries(labelsOfSource).find(([prefix]) => source.startsWith(prefix))?.[1] ?? [];

/** What an object of a case is. */
export function kindOf(object: string, { nodes, namespace }: CaseFile): ObjectKind {
  if (nodes.includes(object)) return 'node';
  return object === namespace ? 'namespace' : 'app';
}

const fits = (label: FaultLabel, kind: ObjectKind): boolean => label.kind === undefined || label.kind === kind;

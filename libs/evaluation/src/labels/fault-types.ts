import type { CaseFile } from '../cases/case-file.js';
import { cloudops } from './cloudops.js';
import { rcdSockShop, nezha, petshop, rcbench, shop, tvdiagGaia, tvdiagSockShop } from './micro-services.js';

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
  shop,
  'tvdiag-gaia': tvdiagGaia,
  'tvdiag-sockshop': tvdiagSockShop,
};

/** The data set's label for a category of COMPASS; the category itself where the data set has none for it. */
export function faultTypeOf(source: string, category: string, kind: ObjectKind): string {
  const [, labels = []] = Object.entries(labelsOfSource).find(([prefix]) => source.startsWith(prefix)) ?? [];
  const exact = labels.find((label) => fits(label, kind) && label.categories.includes(category));
  const [domain = ''] = category.split('.', 1);
  return (
    (exact ?? labels.find((label) => fits(label, kind) && label.categories.includes(domain)))?.faultType ?? category
  );
}

/** What an object of a case is. */
export function kindOf(object: string, { nodes, namespace }: CaseFile): ObjectKind {
  if (nodes.includes(object)) return 'node';
  return object === namespace ? 'namespace' : 'app';
}

const fits = (label: FaultLabel, kind: ObjectKind): boolean => label.kind === undefined || label.kind === kind;

import { applicationCauses } from './categories/application.js';
import { databaseCauses } from './categories/database.js';
import { dependencyCauses } from './categories/dependency.js';
import { infrastructureCauses } from './categories/infrastructure.js';
import { networkCauses } from './categories/network.js';
import { kubernetesCauses } from './categories/kubernetes.js';
import { changeCauses } from './categories/change.js';
import type { CauseCategory } from './categories/cause-category.js';

export type { CauseCategory } from './categories/cause-category.js';

/** Every kind of cause that COMPASS has a word for. */
export const causeCategories = [
  ...applicationCauses,
  ...databaseCauses,
  ...dependencyCauses,
  ...infrastructureCauses,
  ...networkCauses,
  ...kubernetesCauses,
  ...changeCauses,
] as const satisfies readonly CauseCategory[];

/** The category of that name, if the table has it. */
export function categoryNamed(name: string): CauseCategory | undefined {
  return causeCategories.find((category) => category.name === name);
}

/** A category in words; one that the table does not have, as it is named. */
export function causeTitle(category: string): string {
  return categoryNamed(category)?.title ?? category;
}

/** The capability that a disproof is offered under; an unknown category's is made of its first part. */
export function disproofCapability(category: string): string {
  return categoryNamed(category)?.disproof ?? `disprove.${category.split('.', 1)[0]}`;
}

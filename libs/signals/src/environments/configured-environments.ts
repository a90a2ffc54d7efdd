import type { Environment, Environments } from '../port/environment.js';
import { readEnvironments } from './environments-file.js';
import { NamedEnvironments } from './named-environments.js';

/**
 * One's own environments come first, then those of the file, then the others. @param file as COMPASS_ENVIRONMENTS names it
 * @throws PermanentError `invalid-configuration`
 */
export function configuredEnvironments(
  file: string | undefined,
  others: Environments,
  own: readonly Environment[] = [],
): Environments {
  const opened = own.map((each) => [each.name, () => Promise.resolve(each)] as const);
  return new NamedEnvironments(new Map([...(file ? readEnvironments(file) : []), ...opened]), others);
}

import type { Environment, Environments } from '../port/environment.js';

/** Makes what stands behind a name: when it is first asked for, and again where that failed. */
export type OpenEnvironment = () => Promise<Environment>;

/** Environments that were given a name of their own; every other name is for others to resolve. */
export class NamedEnvironments implements Environments {
  readonly #opened = new Map<string, Promise<Environment>>();

  constructor(
    private readonly named: ReadonlyMap<string, OpenEnvironment>,
    private readonly others: Environments,
  ) {}

  resolve(name: string): Promise<Environment> {
    const open = this.named.get(name);
    if (!open) return this.others.resolve(name);
    const environment = this.#opened.get(name) ?? open();
    this.#opened.set(name, environment);
    environment.catch(() => this.#opened.delete(name));
    return environment;
  }
}

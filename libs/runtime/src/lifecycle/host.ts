import type { Environment } from '../configuration/parse-settings.js';

/** The process that a service lives in, as far as the runtime needs one. */
export interface Host {
  readonly env: Environment;
  readonly stderr: { write(text: string): unknown };
  on(event: string, listener: (detail: unknown) => void): unknown;
  exit(code: number): void;
}

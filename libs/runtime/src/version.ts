import { readFileSync } from 'node:fs';

/** The version of COMPASS; the same depth from src and from dist. */
export const version = (
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

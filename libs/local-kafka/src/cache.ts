import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Lists the jars. Lies beside `src` and `dist`. */
export const pomFile = fileURLToPath(new URL('../pom.xml', import.meta.url));

/** What one version of the pom needs on disk: filled once, then shared by all processes. */
export interface Cache {
  readonly root: string;
  readonly jars: string;
  /** The JVM's archive of loaded classes, which saves about two seconds a start. */
  readonly classArchive: string;
}

/** The cache in $KAFKA_JARS, else in ~/.cache/compass-kafka. */
export function locateCache(): Cache {
  const root = resolve(process.env['KAFKA_JARS'] ?? join(homedir(), '.cache/compass-kafka'));
  const version = createHash('sha256').update(readFileSync(pomFile)).digest('hex').slice(0, 12);
  return { root, jars: join(root, version, 'jars'), classArchive: join(root, version, 'classes.jsa') };
}

export const hasJars = ({ jars }: Cache): boolean => existsSync(jars);

import { spawnSync } from 'node:child_process';
import { hasJars, locateCache } from './cache.js';

const minimumJava = 17;

/** What this machine lacks to run Kafka, as a sentence; undefined when nothing is missing. Takes about 0.1 s. */
export function whyKafkaCannotStart(): string | undefined {
  const java = javaVersion();
  if (java === undefined) return `Java ${minimumJava} or newer is not on PATH`;
  if (java < minimumJava) return `Java ${java} is on PATH, but Kafka needs ${minimumJava} or newer`;
  const cache = locateCache();
  if (!hasJars(cache) && !runs('mvn')) return `Maven is not on PATH to fetch Kafka's jars into ${cache.root}`;
  return undefined;
}

function javaVersion(): number | undefined {
  const { stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = /version "(\d+)/.exec(stderr ?? '')?.[1];
  return major === undefined ? undefined : Number(major);
}

const runs = (command: string): boolean => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

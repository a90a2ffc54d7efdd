import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Broker } from './broker.js';
import { oneProcessAtATime } from './cache-lock.js';
import { hasJars, locateCache, pomFile, type Cache } from './cache.js';

const execute = promisify(execFile);

/**
 * The JVM's options to run Kafka's classes. The first call on a machine fetches the jars with Maven (65 MB) and
 * archives the classes that a start loads: about 30 s. What it makes is renamed into the cache when complete, so that a
 * process that dies halfway spoils nothing.
 */
export async function kafkaJavaOptions(): Promise<string[]> {
  const cache = locateCache();
  if (!isFilled(cache)) {
    await mkdir(cache.root, { recursive: true });
    await oneProcessAtATime(join(cache.root, 'filling.lock'), () => fill(cache));
  }
  return javaOptions(cache, `-XX:SharedArchiveFile=${cache.classArchive}`);
}

const isFilled = (cache: Cache): boolean => hasJars(cache) && existsSync(cache.classArchive);

async function fill(cache: Cache): Promise<void> {
  if (!hasJars(cache)) await inDraft(cache, (draft) => fetchJars(cache, draft));
  if (!existsSync(cache.classArchive)) await inDraft(cache, (draft) => archiveClasses(cache, draft));
}

async function inDraft(cache: Cache, work: (draft: string) => Promise<void>): Promise<void> {
  const draft = await mkdtemp(join(cache.root, 'draft-'));
  try {
    await work(draft);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function fetchJars(cache: Cache, draft: string): Promise<void> {
  const jars = join(draft, 'jars');
  await execute('mvn', ['-B', '-q', '-C', '-f', pomFile, 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`]);
  await mkdir(dirname(cache.jars), { recursive: true });
  await rename(jars, cache.jars).catch((error: unknown) => {
    if (!hasJars(cache)) throw error;
  });
}

/** A rehearsal: a broker starts and stops, and its JVM writes down what it loaded. */
async function archiveClasses(cache: Cache, draft: string): Promise<void> {
  const archive = join(draft, 'classes.jsa');
  const options = await javaOptions(cache, `-XX:ArchiveClassesAtExit=${archive}`);
  const broker = await Broker.prepare({ dir: join(draft, 'data'), javaOptions: options });
  await broker.start();
  await broker.stop();
  await rename(archive, cache.classArchive);
}

async function javaOptions({ jars }: Cache, archiveOption: string): Promise<string[]> {
  const names = (await readdir(jars)).sort();
  const classPath = names.map((name) => join(jars, name)).join(':');
  return [archiveOption, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dlog4j2.level=WARN', '-cp', classPath];
}

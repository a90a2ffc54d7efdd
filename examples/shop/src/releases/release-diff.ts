import { readFile } from 'node:fs/promises';
import { lineDiff } from './line-diff.js';
import type { Release } from './release.js';

/** The difference of a release's source from the version before, as a unified diff. */
export async function releaseDiff(release: Release): Promise<string> {
  const [before, after] = await Promise.all([
    sourceOf(release, release.previousVersion),
    sourceOf(release, release.version),
  ]);
  const path = `services/${release.service}/${release.module}.ts`;
  return [`--- a/${path}`, `+++ b/${path}`, ...lineDiff(before.split('\n'), after.split('\n'))].join('\n');
}

function sourceOf(release: Release, version: string): Promise<string> {
  const path = `../../src/services/${release.service}/releases/${version}/${release.module}.ts`;
  return readFile(new URL(path, import.meta.url), 'utf8');
}

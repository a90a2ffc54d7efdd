import { z } from 'zod';
import type { Change } from '../../port/changes.js';
import { parseDocument } from './json.js';

const timestamp = z.iso.datetime().transform((text) => Date.parse(text));

const contextFile = z.object({
  commits: z.array(z.object({ sha: z.string(), message: z.string(), diff: z.string().nullish() })).default([]),
  deploys: z
    .array(z.object({ timestamp, service: z.string(), commit_sha: z.string(), version: z.string() }))
    .default([]),
  flags: z.array(z.object({ timestamp, service: z.string(), flag: z.string(), change: z.string() })).default([]),
});

/**
 * Reads context.json: deploys, each with its commit's message and diff, and flags, oldest first; those from `nowMs` on are left out.
 * Commits that no deploy names have not reached anything that runs. @throws PermanentError `invalid-recording`
 */
export function parseContext(text: string, nowMs: number): Change[] {
  const context = parseDocument(text, contextFile, 'context');
  const commits = new Map(context.commits.map((commit) => [commit.sha, commit]));
  const deploys = context.deploys.map((deploy): Change => {
    const commit = commits.get(deploy.commit_sha);
    return {
      atMs: deploy.timestamp,
      service: deploy.service,
      kind: 'deploy',
      version: deploy.version,
      summary: commit?.message ?? `deploys ${deploy.version}`,
      ...(commit?.diff ? { diff: commit.diff } : {}),
    };
  });
  const flags = context.flags.map(({ timestamp, service, flag, change }): Change => {
    return { atMs: timestamp, service, kind: 'flag', summary: `${flag}: ${change}` };
  });
  return [...deploys, ...flags].filter(({ atMs }) => atMs < nowMs).sort((a, b) => a.atMs - b.atMs);
}

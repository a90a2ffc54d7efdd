import { z } from 'zod';
import type { Change } from '../../port/changes.js';
import { parseDocument } from './json.js';

const timestamp = z.iso.datetime().transform((text) => Date.parse(text));

const contextFile = z.object({
  commits: z
    .array(
      z.object({
        sha: z.string(),
        timestamp: timestamp.nullish(),
        message: z.string(),
        files_changed: z.array(z.string()).default([]),
        diff: z.string().nullish(),
      }),
    )
    .default([]),
  deploys: z
    .array(z.object({ timestamp, service: z.string(), commit_sha: z.string(), version: z.string() }))
    .default([]),
  flags: z.array(z.object({ timestamp, service: z.string(), flag: z.string(), change: z.string() })).default([]),
});

type Commit = z.infer<typeof contextFile>['commits'][number];

/**
 * Reads context.json: deploys, each with its commit's message and diff, commits that no deploy names, and flags; oldest first. What is
 * from `nowMs` on is left out. @throws PermanentError `invalid-recording`
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
      commit: deploy.commit_sha,
      ...(commit && contentOf(commit)),
    };
  });
  const deployed = new Set(context.deploys.map(({ commit_sha }) => commit_sha));
  const waiting = context.commits
    .filter(({ sha }) => !deployed.has(sha))
    .flatMap((commit): Change[] =>
      typeof commit.timestamp === 'number'
        ? [
            {
              atMs: commit.timestamp,
              service: '',
              kind: 'commit',
              summary: commit.message,
              commit: commit.sha,
              ...contentOf(commit),
            },
          ]
        : [],
    );
  const flags = context.flags.map(({ timestamp, service, flag, change }): Change => {
    return { atMs: timestamp, service, kind: 'flag', summary: `${flag}: ${change}` };
  });
  return [...deploys, ...waiting, ...flags].filter(({ atMs }) => atMs < nowMs).sort((a, b) => a.atMs - b.atMs);
}

function contentOf({ diff, files_changed: files }: Commit) {
  return { ...(diff ? { diff } : {}), ...(files.length > 0 ? { files } : {}) };
}

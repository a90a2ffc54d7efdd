import { z } from 'zod';
import type { Change } from '../../port/changes.js';
import { parseLines } from './json.js';

const line = z.object({
  ts: z.number(),
  service: z.string(),
  kind: z.string(),
  version: z.string().nullish(),
  previousVersion: z.string().nullish(),
  summary: z.string().default(''),
  diff: z.string().nullish(),
  commit: z.string().nullish(),
  files: z.array(z.string()).nullish(),
});

/** Reads changes.jsonl, oldest first; changes from `nowMs` on are left out. */
export function parseChanges(text: string, nowMs: number): Change[] {
  return parseLines(text, line, 'changes')
    .map(({ ts, service, kind, version, previousVersion, summary, diff, commit, files }) => ({
      atMs: Math.floor(ts * 1000),
      service,
      kind,
      summary,
      ...(version ? { version } : {}),
      ...(previousVersion ? { previousVersion } : {}),
      ...(diff ? { diff } : {}),
      ...(commit ? { commit } : {}),
      ...(files?.length ? { files } : {}),
    }))
    .filter(({ atMs }) => atMs < nowMs)
    .sort((a, b) => a.atMs - b.atMs);
}

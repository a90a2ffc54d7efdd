import { exceptionTypeOf, levelInText, levelNamed, plainLine } from '@compass/analysis';
import { z } from 'zod';
import { parseLines } from './json.js';

/** Beyond it, a line's text says nothing more about its kind. */
const longestMessage = 8_192;

const line = z.object({
  ts: z.number().nullish(),
  service: z.string(),
  level: z.union([z.string(), z.number()]).nullish(),
  message: z.string().nullish(),
  traceId: z.string().nullish(),
  exception: z.object({ type: z.string() }).nullish(),
});

export interface LogLine {
  /** Epoch milliseconds; undefined when it was not recorded. */
  readonly atMs: number | undefined;
  readonly service: string;
  readonly level: string;
  readonly message: string;
  readonly exceptionType: string | undefined;
  /** The trace that it belongs to; undefined where the line names none. */
  readonly request: string | undefined;
}

/** Reads logs.jsonl, oldest first, those without a time last; lines from `nowMs` on are left out. */
export function parseLogs(text: string, nowMs: number): LogLine[] {
  return parseLines(text, line, 'logs')
    .map(({ ts, service, level, message, exception, traceId }) => {
      const plain = plainLine(message ?? '');
      const shortened = plain.text.slice(0, longestMessage);
      return {
        atMs: typeof ts === 'number' ? Math.floor(ts * 1000) : undefined,
        service,
        level: levelOf(level ?? plain.level, message ?? '', shortened),
        message: shortened,
        exceptionType: exception?.type ?? exceptionTypeOf(shortened),
        request: traceId ?? undefined,
      };
    })
    .filter(({ atMs }) => atMs === undefined || atMs < nowMs)
    .sort((a, b) => (a.atMs ?? Infinity) - (b.atMs ?? Infinity) || 0);
}

const untold = /^(UNKNOWN|UNSPECIFIED|UNSET|NONE|DEFAULT|)$/;

/** As logged; else as the text tells. */
function levelOf(logged: string | number | undefined, raw: string, text: string): string {
  const level = levelNamed(logged ?? '');
  return untold.test(level) ? (levelInText(raw) ?? levelInText(text) ?? 'UNKNOWN') : level;
}

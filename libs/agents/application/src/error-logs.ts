import type { LogTemplate, LogTemplates } from '@compass/agent-sdk';

/** Lines of one kind that tell of an error, and that came up with the trouble. */
export interface ErrorLog {
  readonly service: string;
  readonly template: LogTemplate;
  /** Lines per minute. */
  readonly before: number;
  readonly after: number;
  readonly count: number;
  /** The first line of it, where there was none before; else the bucket from which on it is frequent. */
  readonly onsetMs: number;
  /** Tells of somebody else's failure: another service is named, or a call failed. */
  readonly passedOn: boolean;
  /** 0..1 */
  readonly strength: number;
}

const levels: Readonly<Record<string, number>> = {
  FATAL: 1,
  CRITICAL: 1,
  SEVERE: 1,
  ERROR: 1,
  WARN: 0.5,
  WARNING: 0.5,
};
/** Three lines may be an accident; with a dozen the kind of error is established. */
const establishedLines = 12;
/** Before, it must have been this much rarer to count as new. */
const fewestTimes = 5;
/** How long before the common onset a new kind of error may have begun: a fault is logged before it is felt. */
const leadMs = 120_000;
const callFailed =
  /upstream|downstream|bad gateway|gateway time-?out|\b50[234]\b|ECONN(REFUSED|RESET)|ETIMEDOUT|EAI_AGAIN|socket hang up|connection (refused|reset)|UNAVAILABLE|DEADLINE_EXCEEDED|deadline exceeded|circuit ?breaker/i;

/** Strongest first. @param services all that are known, to see who is named */
export function newErrorLogs(
  logs: LogTemplates | undefined,
  services: ReadonlySet<string>,
  splitMs: number,
  alertAtMs: number,
): ErrorLog[] {
  if (!logs) return [];
  return logs.templates
    .flatMap((template) => judged(template, logs.buckets, services, Math.min(splitMs, alertAtMs)))
    .sort(
      (a, b) => b.strength - a.strength || b.count - a.count || (a.template.template < b.template.template ? -1 : 1),
    );
}

function judged(
  template: LogTemplate,
  { startMs, widthMs, count }: LogTemplates['buckets'],
  services: ReadonlySet<string>,
  splitMs: number,
): ErrorLog[] {
  const level = levels[template.level] ?? (template.exceptionType ? 0.5 : 0);
  const fresh = template.firstSeenMs !== undefined && template.firstSeenMs >= splitMs - leadMs;
  const onsetMs = fresh ? template.firstSeenMs! : splitMs;
  const splitAt = Math.min(count, Math.max(0, Math.floor((onsetMs - startMs) / widthMs)));
  const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
  const [linesBefore, linesAfter] = [sum(template.counts.slice(0, splitAt)), sum(template.counts.slice(splitAt))];
  const perMinute = (lines: number, buckets: number) => (buckets === 0 ? 0 : (lines * 60_000) / (buckets * widthMs));
  const [before, after] = [perMinute(linesBefore, splitAt), perMinute(linesAfter, count - splitAt)];
  if (level === 0 || linesAfter < 3 || after < before * fewestTimes) return [];
  const strength = 0.8 * level * Math.min(1, linesAfter / establishedLines) * (linesBefore === 0 ? 1 : 0.7);
  const passedOn = tellsOfOthers(template, services);
  return [{ service: template.service, template, before, after, count: linesAfter, onsetMs, passedOn, strength }];
}

function tellsOfOthers({ service, sample, template }: LogTemplate, services: ReadonlySet<string>): boolean {
  const text = `${sample} ${template}`;
  if (callFailed.test(text)) return true;
  const words = new Set(text.split(/[^\w.-]+/));
  return [...services].some((other) => other !== service && words.has(other));
}

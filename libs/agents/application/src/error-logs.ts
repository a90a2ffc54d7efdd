import type { LogTemplate, LogTemplates } from '@compass/agent-sdk';
import { lineSurge, tellsOfFailedCall, type LineSurge } from '@compass/analysis';

/** Lines of one kind that tell of an error, and that came up with the trouble. */
export interface ErrorLog extends LineSurge {
  readonly service: string;
  readonly template: LogTemplate;
  /** Tells of somebody else's failure: another service is named, or a call failed. */
  readonly passedOn: boolean;
}

const errorWeight = 0.8;
/** What a line of that level weighs; a warning may be a service's way to say that somebody else failed. */
const levels: Readonly<Record<string, number>> = {
  FATAL: errorWeight,
  CRITICAL: errorWeight,
  SEVERE: errorWeight,
  ERROR: errorWeight,
  WARN: 0.4,
  WARNING: 0.4,
};
/** A line that names an exception, whatever its level. */
const exceptional = 0.4;

/** Warnings left out: they tell of much that nobody suffers from. */
export const tellsOfError = ({ level }: LogTemplate): boolean => (levels[level] ?? 0) >= errorWeight;

/** What is known of services beside their lines. */
export interface Known {
  /** All of them, with how many times as much they have to do as before. */
  readonly loads: ReadonlyMap<string, number>;
  /** Whom each calls. */
  readonly callees: ReadonlyMap<string, ReadonlySet<string>>;
  /** When a service's trouble began. */
  splitOf(service: string): number;
}

/** Strongest first. @param earlier lines of the hours before */
export function newErrorLogs(
  logs: LogTemplates | undefined,
  earlier: LogTemplates | undefined,
  { loads, callees, splitOf }: Known,
): ErrorLog[] {
  if (!logs) return [];
  const surgeOf = (one: LogTemplate) => lineSurge(one, logs.buckets, splitOf(one.service), loads.get(one.service));
  return logs.templates
    .flatMap((template): ErrorLog[] => {
      const weight = levels[template.level] ?? (template.exceptionType ? exceptional : 0);
      const surge = weight > 0 ? surgeOf(template) : undefined;
      if (!surge || surge.after < rateEarlier(template, earlier) * stillUsual) return [];
      const passedOn =
        tellsOfOthers(template, loads) || repeatsACallee(template, logs.templates, callees.get(template.service));
      return [{ ...surge, service: template.service, template, passedOn, strength: surge.strength * weight }];
    })
    .sort((a, b) => b.strength - a.strength || b.count - a.count);
}

/** As frequent as some hours ago, or up to three times as much: business as usual. */
const stillUsual = 3;

/** Lines a minute in the hours before, while there was anything to be logged. */
function rateEarlier({ service, level, template }: LogTemplate, earlier: LogTemplates | undefined): number {
  const same = earlier?.templates.find(
    (one) => one.service === service && one.level === level && one.template === template,
  );
  if (!same) return 0;
  const { firstSeenMs = 0, lastSeenMs = 0, total } = same;
  return total / Math.max(1, (lastSeenMs - firstSeenMs) / 60_000);
}

/** Shorter texts may be said by anyone. */
const tellingLength = 24;

/** What a callee complains of itself, in the same words, its caller only repeats. */
function repeatsACallee(
  { template }: LogTemplate,
  all: readonly LogTemplate[],
  callees: ReadonlySet<string> | undefined,
): boolean {
  return all.some(
    (other) =>
      callees?.has(other.service) &&
      other.level in levels &&
      other.template.length >= tellingLength &&
      template.includes(other.template),
  );
}

function tellsOfOthers({ service, sample, template }: LogTemplate, services: ReadonlyMap<string, number>): boolean {
  const text = `${sample} ${template}`;
  if (tellsOfFailedCall(text)) return true;
  const words = new Set(text.split(/[^\w.-]+/));
  return [...services.keys()].some((other) => other !== service && words.has(other));
}

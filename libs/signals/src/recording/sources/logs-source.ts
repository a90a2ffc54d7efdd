import { TemplateMiner, textOf } from '@compass/analysis';
import type { SignalSources } from '../../port/environment.js';
import type { Buckets, LogTemplate, LogTemplates, LogTemplatesRequest } from '../../port/logs.js';
import { bucketOf, bucketsOf, everWider } from '../../summary/bucketing.js';
import { everFewer, withinLimit } from '../../summary/within-limit.js';
import type { LogLine } from '../files/logs-file.js';
import type { Recording } from '../recording.js';
import { byName, grouped, selects, within } from '../../summary/selection.js';

const longestSample = 300;
/** What is kept first when not everything can be. */
const severity: Readonly<Record<string, number>> = { FATAL: 3, CRITICAL: 3, ERROR: 3, WARN: 2, WARNING: 2 };

export function logsSource(recording: Recording): Pick<SignalSources, 'logs.templates'> {
  return {
    'logs.templates': async (request) => {
      const recorded = await recording.logs();
      return recorded ? withinLimit(versions(recorded, request)) : 'not-available';
    },
  };
}

interface Group {
  readonly template: string;
  readonly lines: readonly LogLine[];
}

function* versions(recorded: readonly LogLine[], request: LogTemplatesRequest): Generator<LogTemplates> {
  const { window, bucketSeconds } = request;
  const firstMs = recorded[0]?.atMs ?? window.startMs;
  const groups = templateGroups(recorded, request);
  let buckets = bucketsOf(window, bucketSeconds * 1000, firstMs);
  for (buckets of everWider(window, buckets, firstMs)) yield described(groups, buckets);
  yield* everFewer(groups, (kept) => described(kept, buckets));
}

function templateGroups(recorded: readonly LogLine[], { services, window }: LogTemplatesRequest): Group[] {
  const chosen = selects(services);
  const lines = recorded.filter(({ service, atMs }) => chosen(service) && (atMs === undefined || within(window, atMs)));
  const alike = grouped(lines, ({ service, level }) => JSON.stringify([service, level]));
  return [...alike.values()].flatMap(minedGroups).sort((a, b) => rank(b) - rank(a) || compareGroups(a, b));
}

function minedGroups(lines: readonly LogLine[]): Group[] {
  const miner = new TemplateMiner();
  const mined = lines.map((line) => ({ line, template: miner.add(line.message) }));
  const groups = grouped(mined, ({ template }) => textOf(template));
  return [...groups].map(([template, members]) => ({ template, lines: members.map(({ line }) => line) }));
}

const rank = ({ lines }: Group): number => (severity[lines[0]!.level] ?? 0) * 1e12 + lines.length;

const compareGroups = (a: Group, b: Group): number =>
  byName(a.lines[0]!.service, b.lines[0]!.service) || byName(a.template, b.template);

function described(groups: readonly Group[], buckets: Buckets): LogTemplates {
  return { buckets, templates: groups.map((group) => describe(group, buckets)) };
}

function describe({ template, lines }: Group, buckets: Buckets): LogTemplate {
  const times = lines.flatMap(({ atMs }) => atMs ?? []);
  const counts = new Array<number>(buckets.count).fill(0);
  for (const atMs of times) counts[bucketOf(atMs, buckets)]! += 1;
  const { service, level, message } = lines[0]!;
  const exceptionType = lines.find((line) => line.exceptionType)?.exceptionType;
  return {
    service,
    level,
    template,
    sample: message.slice(0, longestSample),
    counts,
    total: lines.length,
    untimed: lines.length - times.length,
    ...(exceptionType ? { exceptionType } : {}),
    ...(times.length > 0 ? { firstSeenMs: times[0]!, lastSeenMs: times.at(-1)! } : {}),
  };
}

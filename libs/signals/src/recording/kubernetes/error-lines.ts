import type { ErrorLine } from '../../port/workloads.js';
import type { ToolOutput } from './tool-outputs.js';

const mostLines = 40;
const longestLine = 500;

interface Pattern {
  readonly count: number;
  readonly sample: string;
}

/**
 * Error lines of workloads' containers: as counted patterns, or as the lines of each container. A line of stack trace belongs to the
 * message above it and is left out.
 */
export function errorLinesOf(recorded: readonly ToolOutput[], nowMs: number): ErrorLine[] {
  return recorded.flatMap(({ tool, arguments: asked, output }) => {
    if (tool !== 'GetErrorLogs' || typeof asked.service_name !== 'string') return [];
    const workload = asked.service_name;
    const said = documentOf(output);
    const lines = 'patterns' in said ? patternsOf(said.patterns) : containersOf(said);
    return lines
      .filter(({ atMs }) => atMs === undefined || atMs < nowMs)
      .slice(-mostLines)
      .map((line) => ({ workload, ...line }));
  });
}

function documentOf(output: unknown): Readonly<Record<string, unknown>> {
  if (typeof output === 'string') {
    try {
      return documentOf(JSON.parse(output));
    } catch {
      return {};
    }
  }
  return typeof output === 'object' && output !== null && !Array.isArray(output)
    ? (output as Record<string, unknown>)
    : {};
}

type Line = Omit<ErrorLine, 'workload'>;

function patternsOf(patterns: unknown): Line[] {
  if (!Array.isArray(patterns)) return [];
  return (patterns as Pattern[])
    .filter(({ count, sample }) => typeof count === 'number' && typeof sample === 'string')
    .map(({ count, sample }) => ({
      container: 'current',
      text: sample.slice(0, longestLine),
      count,
      ...timeIn(sample),
    }));
}

function containersOf(said: Readonly<Record<string, unknown>>): Line[] {
  return Object.entries(said).flatMap(([name, lines]) => {
    if (!Array.isArray(lines)) return [];
    const container = name === 'previous' ? ('previous' as const) : ('current' as const);
    return lines
      .filter((line): line is string => typeof line === 'string')
      .flatMap((text) => text.split('\n'))
      .filter((text) => !/^(\S+ )?\s*(at |\.\.\. \d+ )/.test(text) && text.replace(stamp, '').trim() !== '')
      .map((text) => ({ container, text: text.replace(stamp, '').slice(0, longestLine), count: 1, ...timeIn(text) }));
  });
}

const stamp = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d) /;

/** The container runtime's own time stamp; a line's own clock is not trusted. */
function timeIn(text: string): { atMs?: number } {
  const [found] = stamp.exec(text) ?? [];
  const atMs = Date.parse(found?.trim() ?? '');
  return Number.isNaN(atMs) ? {} : { atMs };
}

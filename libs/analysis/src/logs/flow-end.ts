import type { LineKind, Sides } from './flow-paths.js';
import { exceptionTypeOf } from './exception-type.js';

/** How requests end whose path is cut short. */
export interface FlowEnd {
  /**
   * failed: in an exception, or at what handles errors. other-way: without one, they leave something else instead, or no longer make
   * calls that they always made; what they answer is another thing. skipped: all else is as ever, a piece is left out, as by an
   * exception that is caught on the way.
   */
  readonly how: 'failed' | 'other-way' | 'skipped';
  /** What they leave instead, or which call they no longer make, for other-way. */
  readonly instead?: string;
  readonly uncalled?: string;
}

const severe = /^(ERROR|FATAL|CRITICAL|SEVERE|PANIC)$/;
/** Spans of what handles failed requests. */
const errorHandler = /error|exception|fault|fallback/i;
const most = 0.5;

export const handlesErrors = (operation: string): boolean => errorHandler.test(operation);

/** A line or span that says that something went wrong. */
export const isOfTrouble = ({ level, template }: LineKind): boolean => severe.test(level) || handlesErrors(template);

/** @param cut the paths that are cut short @param usual the kinds that always came with what still comes */
export function endOf(cut: readonly Sides[], usual: readonly number[], kinds: readonly LineKind[]): FlowEnd {
  const spans = new Set(kinds.flatMap(({ level, template }) => (level === 'SPAN' ? [template] : [])));
  const all = requestsOf(cut);
  const having = (isWanted: (kind: LineKind) => boolean) => {
    return requestsOf(cut.filter((path) => [...path.kinds].some((kind) => isWanted(kinds[kind]!)))) >= all * most;
  };
  const isFailure = (kind: LineKind) => (kind.level === 'SPAN' ? handlesErrors(kind.template) : failsWith(kind, spans));
  if (having(isFailure)) return { how: 'failed' };
  const instead = mostFrequent(cut, kinds, (kind) => isOfTrouble(kind) && !isFailure(kind));
  if (instead !== undefined) return { how: 'other-way', instead };
  const uncalled = usual.find((kind) => {
    const lacking = requestsOf(cut.filter((path) => !path.kinds.has(kind)));
    return kinds[kind]!.level === 'SPAN' && lacking >= all * most;
  });
  return uncalled === undefined ? { how: 'skipped' } : { how: 'other-way', uncalled: kinds[uncalled]!.template };
}

const requestsOf = (paths: readonly Sides[]): number => paths.reduce((sum, { after }) => sum + after, 0);

/** A line that names an exception, or a span that failed. */
const failsWith = ({ level, template }: LineKind, spans: ReadonlySet<string>): boolean =>
  exceptionTypeOf(template) !== undefined || (severe.test(level) && spans.has(template));

/** The kind that most of the requests left, and that none left before. */
function mostFrequent(
  cut: readonly Sides[],
  kinds: readonly LineKind[],
  isWanted: (kind: LineKind) => boolean,
): string | undefined {
  const before = new Set(cut.flatMap((path) => (path.before > 0 ? [...path.kinds] : [])));
  const found = [...new Set(cut.flatMap((path) => [...path.kinds]))].find((kind) => {
    const left = requestsOf(cut.filter((path) => path.kinds.has(kind)));
    return !before.has(kind) && isWanted(kinds[kind]!) && left >= requestsOf(cut) * most;
  });
  return found === undefined ? undefined : kinds[found]!.template;
}

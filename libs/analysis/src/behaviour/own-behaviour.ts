import { beforeAfter, perSecondOf, talliesOf, type BeforeAfter, type Tally } from './activity.js';
import { failing, slowness, type Difference, type Divide } from './difference.js';
import { byOperation, type ServiceSpans } from './service-spans.js';

/** One operation that changed for the worse. */
interface Worst {
  readonly name: string;
  readonly difference: Difference;
}

/** What one service does per request, before and after: its own part told apart from what it waits for. */
export interface OwnBehaviour {
  readonly service: string;
  /** Requests per second of the time that was recorded; and how many the time since lets expect at the rate of before. */
  readonly traffic: { readonly before: number; readonly after: number; readonly expected: number };
  /** Milliseconds per request; and of the operation that became slow most surely. */
  readonly latency: Difference;
  readonly slowest?: Worst;
  /** Milliseconds of its own work per request; and the operation whose self time grew most surely. */
  readonly ownWork: Difference;
  readonly heaviest?: Worst;
  /** Share of requests that fail. */
  readonly errors: Difference;
  /** Share of requests that fail without a failed call of the service behind them. */
  readonly ownErrors: Difference;
  /** The operation that fails most, if the failures are mostly the service's own. */
  readonly failing?: Worst;
  /** Calls that it makes per request that it answers. */
  readonly callsPerRequest: { readonly before: number; readonly after: number };
  /** Of its failed requests, over the whole window, most frequent first. */
  readonly errorTypes: readonly { readonly type: string; readonly message: string; readonly count: number }[];
}

/** @param slowdown how many times as long everything else takes as before: that much longer, its own work is not its own doing */
export function ownBehaviour(spans: ServiceSpans, divide: Divide, slowdown = 1): OwnBehaviour {
  const apart = { ...divide, slowdown };
  const tallies = (operations: ServiceSpans['serving']) => talliesOf(operations, divide.grid);
  const serving = tallies(spans.serving);
  const calling = tallies(spans.calling);
  const errors = homeMade(serving, calling);
  const own = tallies([...spans.serving, ...spans.working]).map((working, i) => {
    return { ...serving[i]!, errors: errors[i]!, totalMs: working.selfMs };
  });
  const sides = (all: readonly Tally[]) => beforeAfter(all, divide.grid, divide.splitMs);
  const [served, called] = [sides(serving), sides(calling)];
  const share = ownShare(served, called, sides(own));
  const failed = failing(serving, divide);
  const ownErrors = failing(own, divide);
  const slowest = worst(spans.serving, (same) => slowness(same, divide), divide);
  const working = [...spans.serving, ...spans.working];
  const heaviest = worst(working, (same) => scaled(slowness(same.map(selfOnly), apart), share), divide);
  const mostFailing =
    ownErrors.after > failed.after / 2 && worst(spans.serving, (same) => failing(same, divide), divide);
  return {
    service: spans.service,
    traffic: {
      before: perSecondOf(served.before),
      after: perSecondOf(served.after),
      expected: perSecondOf(served.before) * served.after.seconds,
    },
    latency: slowness(serving, divide),
    ...(slowest && { slowest }),
    ownWork: scaled(slowness(own, apart), share),
    ...(heaviest && { heaviest }),
    errors: failed,
    ownErrors,
    ...(mostFailing && { failing: mostFailing }),
    callsPerRequest: {
      before: perRequest(called.before, served.before),
      after: perRequest(called.after, served.after),
    },
    errorTypes: spans.serving.flatMap(({ errorTypes }) => errorTypes).sort((a, b) => b.count - a.count),
  };
}

const perRequest = (made: Tally, answered: Tally): number => (answered.calls === 0 ? 0 : made.calls / answered.calls);

export const selfOnly = (tally: Tally): Tally => ({ ...tally, totalMs: tally.selfMs });

/** Failed requests per bucket that no failed call explains; a call begins in its request's bucket or in a later one. */
function homeMade(serving: readonly Tally[], calling: readonly Tally[]): number[] {
  const unexplained = serving.map(({ errors }) => errors);
  calling.forEach(({ errors }, called) => {
    for (let i = called, left = errors; i >= 0 && left > 0; i--) {
      const explained = Math.min(left, unexplained[i]!);
      unexplained[i]! -= explained;
      left -= explained;
    }
  });
  return unexplained;
}

/** Calls that have not ended are in no trace: where fewer are seen per request, some of what looks like work may be waiting. */
const seenCalls = 0.7;
const fewerSeen = 0.5;

/**
 * 0..1: the part of added self time that can be own work. Where calls are not children of the spans that wait for them (reactive
 * code), waiting looks like self time: what calls take longer is taken off what requests take longer.
 */
function ownShare(served: BeforeAfter, called: BeforeAfter, own: BeforeAfter): number {
  const calls = { before: perRequest(called.before, served.before), after: perRequest(called.after, served.after) };
  return homeMadeShare(served, called, own) * (calls.after < calls.before * seenCalls ? fewerSeen : 1);
}

function homeMadeShare(served: BeforeAfter, called: BeforeAfter, own: BeforeAfter): number {
  const added = ({ before, after }: BeforeAfter) => {
    const per = (sum: number, requests: number) => (requests === 0 ? 0 : sum / requests);
    return per(after.totalMs, served.after.calls) - per(before.totalMs, served.before.calls);
  };
  const self = added(own);
  return self <= 0 ? 1 : Math.min(1, Math.max(0, added(served) - Math.max(0, added(called))) / self);
}

function scaled(difference: Difference, share: number): Difference {
  const { before, after, strength } = difference;
  return after <= before
    ? difference
    : { ...difference, after: before + (after - before) * share, strength: strength * share };
}

function worst(
  operations: ServiceSpans['serving'],
  compare: (tallies: readonly Tally[]) => Difference,
  { grid }: Divide,
): Worst | undefined {
  return byOperation(operations)
    .map((same) => ({ name: same[0]!.operation, difference: compare(talliesOf(same, grid)) }))
    .filter(({ difference }) => difference.strength > 0)
    .sort((a, b) => b.difference.strength - a.difference.strength || b.difference.after - a.difference.after)[0];
}

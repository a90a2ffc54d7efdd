import { beforeAfter, perSecondOf, talliesOf, type Tally } from './activity.js';
import { failing, slowness, type Difference, type Divide } from './difference.js';
import { byOperation, type ServiceSpans } from './service-spans.js';

/** What one service does per request, before and after: its own part told apart from what it waits for. */
export interface OwnBehaviour {
  readonly service: string;
  /** Requests per second. */
  readonly traffic: { readonly before: number; readonly after: number };
  /** Milliseconds per request. */
  readonly latency: Difference;
  /** Milliseconds of its own work per request. */
  readonly ownWork: Difference;
  /** Share of requests that fail. */
  readonly errors: Difference;
  /** Share of requests that fail without a failed call of the service behind them. */
  readonly ownErrors: Difference;
  /** The operation that fails most by itself, if the failures are the service's own. */
  readonly worstOperation?: { readonly name: string; readonly errors: Difference };
  /** Calls that it makes per request that it answers. */
  readonly callsPerRequest: { readonly before: number; readonly after: number };
  /** Of its failed requests, over the whole window, most frequent first. */
  readonly errorTypes: readonly { readonly type: string; readonly message: string; readonly count: number }[];
}

export function ownBehaviour(spans: ServiceSpans, divide: Divide): OwnBehaviour {
  const tallies = (operations: ServiceSpans['serving']) => talliesOf(operations, divide.grid);
  const serving = tallies(spans.serving);
  const working = tallies([...spans.serving, ...spans.working]);
  const calling = tallies(spans.calling);
  const own = serving.map((tally, i): Tally => {
    const errors = Math.max(0, tally.errors - calling[i]!.errors);
    return { ...tally, errors, totalMs: working[i]!.selfMs };
  });
  const { before, after } = beforeAfter(serving, divide.grid, divide.splitMs);
  const calls = beforeAfter(calling, divide.grid, divide.splitMs);
  const errors = failing(serving, divide);
  const ownErrors = failing(own, divide);
  const worst = ownErrors.after > errors.after / 2 ? worstOperation(spans, divide) : undefined;
  return {
    service: spans.service,
    traffic: { before: perSecondOf(before), after: perSecondOf(after) },
    latency: slowness(serving, divide),
    ownWork: slowness(own, divide),
    errors,
    ownErrors,
    ...(worst && { worstOperation: worst }),
    callsPerRequest: { before: perCall(calls.before, before), after: perCall(calls.after, after) },
    errorTypes: spans.serving.flatMap(({ errorTypes }) => errorTypes).sort((a, b) => b.count - a.count),
  };
}

const perCall = (made: Tally, answered: Tally): number => (answered.calls === 0 ? 0 : made.calls / answered.calls);

function worstOperation({ serving }: ServiceSpans, divide: Divide): OwnBehaviour['worstOperation'] {
  return byOperation(serving)
    .map((one) => ({ name: one[0]!.operation, errors: failing(talliesOf(one, divide.grid), divide) }))
    .filter(({ errors }) => errors.strength > 0)
    .sort((a, b) => b.errors.strength - a.errors.strength || b.errors.after - a.errors.after)[0];
}

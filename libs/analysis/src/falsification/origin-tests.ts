import type { Call } from '../fusion/evidence.js';
import { numberText } from '../figures/figures.js';
import { originsOf, type Origin } from '../propagation/origins.js';
import type { MetricPoints, SufferingKind } from '../propagation/suffering.js';
import type { ClaimedCause, WitnessTest } from './witness-test.js';
import type { Sign, VitalSign } from './vital-signs.js';

/** What is to be explained. */
export interface Incident {
  readonly alertAtMs: number;
  /** The alerting services; may be empty. */
  readonly alerting: readonly string[];
  /** What the alert is about, where it tells. */
  readonly kind?: SufferingKind | undefined;
}

interface Seen {
  readonly series: readonly MetricPoints[];
  readonly calls: readonly Call[];
  readonly signs: readonly VitalSign[];
}

const unlikely = 0.8;
const asExpected = 0.1;
/** An origin is clear where it explains half of what suffers; who is less than half as much of one as the first is none. */
const clearOrigin = 0.5;
const muchLess = 0.5;

/** Where trouble comes from, by who suffers with the alerting services and whom they call. */
export function originTests(
  claim: ClaimedCause,
  { series, calls, signs }: Seen,
  { alertAtMs, alerting, kind }: Incident,
): WitnessTest[] {
  const origins = originsOf({ series, calls, alerting, alertAtMs, kind });
  return [...suffersWithTheAlerting(claim, origins, signs), ...isReached(claim, calls, alerting)];
}

/** A service that fails, or is slow, by itself suffers with those who alert, and nothing that it calls explains it. */
function suffersWithTheAlerting(
  { service, category }: ClaimedCause,
  origins: readonly Origin[],
  signs: readonly VitalSign[],
): WitnessTest[] {
  const [first] = origins;
  const felt = feltOf(category);
  const measured = signs.some((one) => one.service === service && felt.includes(one.sign));
  if (!first || weightOf(first) < clearOrigin || first.service === service) return [];
  if (!measured || category.startsWith('network.')) return [];
  const [own] = origins.filter((one) => one.service === service);
  const reads = [
    { source: 'metrics' as const, services: [service, first.service] },
    { source: 'calls' as const, services: [] },
  ];
  const id = 'suffers-by-itself';
  if (own && weightOf(own) >= muchLess * weightOf(first))
    return [{ id, contradiction: asExpected, sentence: `${own.metric} of ${service} changed with the alert`, reads }];
  const { metric, before, after } = first;
  const whence = `${metric} of ${first.service} went from ${numberText(before)} to ${numberText(after)} with it`;
  const sentence = own
    ? `${service} suffers little with the alert${own.explainedBy === undefined ? '' : `, and ${own.explainedBy}, which it calls, explains it`}, while ${whence}`
    : `nothing that users feel of ${service} changed with the alert, while ${whence}`;
  return [{ id, contradiction: unlikely, sentence, reads }];
}

/** What users would feel of it: code that fails, or answers wrongly, may be as fast as ever. */
const feltOf = (category: string): readonly Sign[] =>
  /^application\.(error|wrong-result)$/.test(category) ? ['fails'] : ['slow', 'fails'];

const weightOf = ({ strength, own }: Origin): number => strength * own;

/** Trouble climbs from callee to caller: what the alerting services do not call, directly or through others, cannot harm them so. */
function isReached(
  { service, category }: ClaimedCause,
  calls: readonly Call[],
  alerting: readonly string[],
): WitnessTest[] {
  const callers = alerting.filter((name) => calls.some(({ caller }) => caller === name));
  const known = calls.some(({ caller, callee }) => caller === service || callee === service);
  if (callers.length === 0 || !known || /^infrastructure\./.test(category)) return [];
  const reached = new Set(alerting);
  for (const name of reached) for (const { caller, callee } of calls) if (caller === name) reached.add(callee);
  if (reached.has(service)) return [];
  const sentence = `${callers.join(', ')} does not call ${service}, directly or through others`;
  return [{ id: 'is-called', contradiction: unlikely, sentence, reads: [{ source: 'calls', services: [] }] }];
}

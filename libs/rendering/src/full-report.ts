import type { Judgement, Observation, Report } from '@compass/contracts';

/** An observation that a report cites: enough to look again. */
export interface CitedObservation {
  readonly hash: string;
  readonly environment: string;
  /** metrics, logs, traces, … */
  readonly signal: string;
  readonly operation: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Environment's time. */
  readonly window: { readonly startMs: number; readonly endMs: number } | null;
  readonly available: boolean;
  /** The result was shortened to stay within the limit. */
  readonly summarised: boolean;
  /** Where people look at the same. */
  readonly link?: string;
}

/** A place where people look at what was observed; undefined where nobody configured one. */
export type DeepLink = (observation: Omit<CitedObservation, 'link'>) => string | undefined;

/** A report with what it cites and what humans made of it. */
export interface FullReport {
  readonly report: Report;
  readonly judgements: readonly Judgement[];
  readonly observations: readonly CitedObservation[];
}

export function fullReport(
  { report, judgements }: Pick<FullReport, 'report' | 'judgements'>,
  observations: readonly Observation[],
  deepLink: DeepLink = () => undefined,
): FullReport {
  return { report, judgements, observations: observations.map((each) => cited(each, deepLink)) };
}

function cited(observation: Observation, deepLink: DeepLink): CitedObservation {
  const seen = seenAs(observation, observation.availability === 'AVAILABILITY_AVAILABLE');
  const link = deepLink(seen);
  return { ...seen, ...(link !== undefined && { link }) };
}

type Seen = Pick<Observation, 'hash' | 'environment' | 'query' | 'window' | 'summarised'>;

/** An observation as reports show it. */
export function seenAs(
  { hash, environment, query, window, summarised }: Seen,
  available: boolean,
): Omit<CitedObservation, 'link'> {
  const { signal, operation, arguments: given } = JSON.parse(query) as Query;
  const { window: _, ...rest } = given;
  return { hash, environment, signal, operation, arguments: rest, window, available, summarised };
}

interface Query {
  readonly signal: string;
  readonly operation: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

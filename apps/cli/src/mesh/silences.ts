import { PermanentError } from '@compass/kernel';
import { InvalidArgumentError } from 'commander';
import { gatewayOf, type AccessOptions } from '../gateway/access.js';
import { print } from '../print.js';

interface MatcherJson {
  readonly label: string;
  readonly pattern: string;
  readonly negated: boolean;
}

interface SilenceJson {
  readonly silenceId: string;
  readonly kind: string;
  /** Empty: of every environment. */
  readonly environment: string;
  readonly matchers: readonly MatcherJson[];
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly createdBy: string;
  readonly comment: string;
  readonly configured: boolean;
}

/** Prints silences and maintenance windows, a line each. */
export async function listSilences({ ended = false, ...access }: AccessOptions & { ended?: boolean }): Promise<void> {
  const { silences } = await gatewayOf(access).get<{ silences: SilenceJson[] }>(`/v1/silences?ended=${ended}`);
  if (silences.length === 0) console.error('there are none');
  print(silences, (all) => all.map(silenceLine).join(''), access.json);
}

interface AddOptions extends AccessOptions {
  readonly environment?: string;
  readonly for?: number;
  readonly from?: string;
  readonly until?: string;
  readonly maintenance?: boolean;
  readonly by?: string;
  readonly comment?: string;
  readonly key?: string;
}

/** Makes a silence. @throws PermanentError `no-end`, and what the API refuses */
export async function addSilence(matchers: readonly string[], options: AddOptions): Promise<void> {
  const { environment, from, maintenance, by, comment, key } = options;
  const body = {
    ...{ kind: maintenance ? 'maintenance' : 'silence', matchers: matchers.map(matcherOf), endsAt: endOf(options) },
    ...(environment && { environment }),
    ...(from && { startsAt: momentOf(from) }),
    ...(by && { createdBy: by }),
    ...(comment && { comment }),
  };
  const headers = { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) };
  const made = await gatewayOf(options).post<SilenceJson>('/v1/silences', JSON.stringify(body), headers);
  print(made, silenceLine, options.json);
}

/** Ends one now. */
export async function endSilence(silenceId: string, options: AccessOptions): Promise<void> {
  const path = `/v1/silences/${encodeURIComponent(silenceId)}/end`;
  print(await gatewayOf(options).post<SilenceJson>(path, ''), () => `${silenceId} is over\n`, options.json);
}

function matcherOf(text: string): MatcherJson {
  const [, label, negation, pattern] = /^([^=!]+)(!?)=(.*)$/.exec(text) ?? [];
  if (label === undefined)
    throw new PermanentError('invalid-matcher', `"${text}" is not label=pattern or label!=pattern`);
  return { label, pattern: pattern!, negated: negation === '!' };
}

function endOf({ for: lastsMs, from, until }: AddOptions): number {
  if (until !== undefined) return momentOf(until);
  if (lastsMs === undefined) throw new PermanentError('no-end', 'say how long with --for, or until when with --until');
  return (from === undefined ? Date.now() : momentOf(from)) + lastsMs;
}

function momentOf(text: string): number {
  const atMs = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(atMs))
    throw new PermanentError('invalid-time', `"${text}" is neither ISO 8601 nor epoch milliseconds`);
  return atMs;
}

const unitsMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Such as 30m, 2h, 1d, in milliseconds. @throws InvalidArgumentError */
export function duration(text: string): number {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (count === undefined) throw new InvalidArgumentError('Wanted: minutes, hours or days, such as 30m, 2h, 1d');
  return Number(count) * unitsMs[unit!]!;
}

function silenceLine({ silenceId, kind, environment, matchers, ...silence }: SilenceJson): string {
  const { startsAtMs, endsAtMs, createdBy, comment, configured } = silence;
  const conditions = matchers
    .map(({ label, negated, pattern }) => `${label}${negated ? '!' : ''}=${pattern}`)
    .join(' ');
  const [start, end] = [startsAtMs, endsAtMs].map((atMs) => new Date(atMs).toISOString().slice(0, 16));
  const maker = configured ? 'the maintenance file' : createdBy || 'nobody';
  return (
    `${silenceId}  ${kind}  ${start} to ${end}  ${environment || 'every environment'}  ${conditions}: ` +
    `${comment || 'no reason given'}, by ${maker}\n`
  );
}

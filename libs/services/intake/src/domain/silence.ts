import type { Alert } from '@compass/contracts';

/** A condition on one label. `*` in the pattern stands for any text. */
export interface Matcher {
  readonly label: string;
  readonly pattern: string;
  readonly negated: boolean;
}

/** A time in which alerts that fit open nothing: made by a person (silence), or planned (maintenance). */
export interface Silence {
  readonly silenceId: string;
  readonly kind: 'silence' | 'maintenance';
  /** Empty: of every environment. */
  readonly environment: string;
  /** All must fit; at least one. */
  readonly matchers: readonly Matcher[];
  /** Wall clock. */
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly createdBy: string;
  readonly comment: string;
  /** Of the maintenance file, which alone can end it. */
  readonly configured: boolean;
}

/** The first silence that holds for an alert that is received now. */
export function silenceOf(silences: readonly Silence[], alert: Alert, nowMs: number): Silence | undefined {
  return silences.find(
    ({ environment, matchers, startsAtMs, endsAtMs }) =>
      startsAtMs <= nowMs &&
      nowMs < endsAtMs &&
      (environment === '' || environment === alert.environment) &&
      matchers.every((matcher) => fits(matcher, alert)),
  );
}

/** `alertname`, `service` and `source` are those of the normalised alert, whatever its monitor labels; a label that is missing is empty. */
function fits({ label, pattern, negated }: Matcher, alert: Alert): boolean {
  const own: Readonly<Record<string, string>> = { alertname: alert.name, service: alert.service, source: alert.source };
  const value = (Object.hasOwn(own, label) ? own[label] : alert.labels[label]) ?? '';
  return fitsPattern(pattern, value) !== negated;
}

/** Each literal part is looked for behind the one before it: linear, whatever the pattern. */
function fitsPattern(pattern: string, value: string): boolean {
  const parts = pattern.split('*');
  if (parts.length === 1) return pattern === value;
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = value.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= value.length - last.length;
}

import type { Matcher, Silence } from './silence.js';

/** The days of a week, from Sunday as 0. */
export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** A planned time, week after week, in which alerts that fit open nothing. */
export interface MaintenanceWindow {
  readonly name: string;
  /** Empty: of every environment. */
  readonly environment: string;
  readonly matchers: readonly Matcher[];
  /** On which it begins. */
  readonly days: ReadonlySet<number>;
  /** By the clock on the wall, from midnight. */
  readonly startMinute: number;
  /** As time passes: a change of the clocks within it makes it neither longer nor shorter. */
  readonly durationMinutes: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly comment: string;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The silences that windows amount to at a moment: one for each that is open. */
export function openWindows(windows: readonly MaintenanceWindow[], nowMs: number): Silence[] {
  return windows.flatMap((window) => {
    const startsAtMs = startOf(window, nowMs);
    if (startsAtMs === undefined) return [];
    const { name, environment, matchers, durationMinutes, comment } = window;
    const endsAtMs = startsAtMs + durationMinutes * minuteMs;
    const about = { silenceId: name, kind: 'maintenance', createdBy: 'the configuration' } as const;
    return [{ ...about, environment, matchers, startsAtMs, endsAtMs, comment }];
  });
}

/** When the one began that is open. */
function startOf({ days, startMinute, durationMinutes, timeZone }: MaintenanceWindow, nowMs: number) {
  const durationMs = durationMinutes * minuteMs;
  const today = Math.floor((nowMs + offsetMs(nowMs, timeZone)) / dayMs) * dayMs;
  for (let midnight = today; midnight >= today - durationMs - dayMs; midnight -= dayMs) {
    if (!days.has(new Date(midnight).getUTCDay())) continue;
    const startsAtMs = instantOf(midnight + startMinute * minuteMs, timeZone);
    if (startsAtMs <= nowMs && nowMs < startsAtMs + durationMs) return startsAtMs;
  }
  return undefined;
}

/**
 * The moment at which a zone's clocks show a time, given as if it were UTC. What they show twice is the first; what they leave out
 * is as much later as they go forward. Both as RFC 5545, 3.3.5, has it.
 */
function instantOf(wallMs: number, timeZone: string): number {
  const [before, after] = [wallMs - dayMs, wallMs + dayMs].map((nearMs) => wallMs - offsetMs(nearMs, timeZone));
  const isShown = (atMs: number) => atMs + offsetMs(atMs, timeZone) === wallMs;
  return isShown(before!) || !isShown(after!) ? before! : after!;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clocks are ahead of UTC, to the minute. */
function offsetMs(atMs: number, timeZone: string): number {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  clocks.set(timeZone, clock);
  const told = clock.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(told) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs;
}

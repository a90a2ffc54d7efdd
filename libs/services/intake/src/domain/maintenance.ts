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
    return startsAtMs === undefined ? [] : [silenceFrom(window, startsAtMs)];
  });
}

/** Every window as it is open, or else as it opens next. */
export function comingWindows(windows: readonly MaintenanceWindow[], nowMs: number): Silence[] {
  return windows.map((window) => silenceFrom(window, startOf(window, nowMs) ?? nextStartOf(window, nowMs)));
}

function silenceFrom(window: MaintenanceWindow, startsAtMs: number): Silence {
  const { name, environment, matchers, durationMinutes, comment } = window;
  const endsAtMs = startsAtMs + durationMinutes * minuteMs;
  const about = { silenceId: name, kind: 'maintenance', createdBy: 'the configuration', configured: true } as const;
  return { ...about, environment, matchers, startsAtMs, endsAtMs, comment };
}

/** When the one began that is open. */
function startOf({ durationMinutes, ...window }: MaintenanceWindow, nowMs: number): number | undefined {
  const durationMs = durationMinutes * minuteMs;
  const today = todayOf(window, nowMs);
  for (let midnight = today; midnight >= today - durationMs - dayMs; midnight -= dayMs) {
    const startsAtMs = startOn(midnight, window);
    if (startsAtMs !== undefined && startsAtMs <= nowMs && nowMs < startsAtMs + durationMs) return startsAtMs;
  }
  return undefined;
}

/** It has a day of the week at least: after a week at most, and a day that the clocks may shift it by. */
function nextStartOf(window: MaintenanceWindow, nowMs: number): number {
  for (let midnight = todayOf(window, nowMs); ; midnight += dayMs) {
    const startsAtMs = startOn(midnight, window);
    if (startsAtMs !== undefined && startsAtMs > nowMs) return startsAtMs;
  }
}

type Start = Pick<MaintenanceWindow, 'days' | 'startMinute' | 'timeZone'>;

/** The midnight before a moment, by the clock on the wall there, as if it were UTC. */
const todayOf = ({ timeZone }: Start, nowMs: number): number =>
  Math.floor((nowMs + offsetMs(nowMs, timeZone)) / dayMs) * dayMs;

function startOn(midnight: number, { days, startMinute, timeZone }: Start): number | undefined {
  if (!days.has(new Date(midnight).getUTCDay())) return undefined;
  return instantOf(midnight + startMinute * minuteMs, timeZone);
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

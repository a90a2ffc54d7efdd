const digits = (value: number): string =>
  Math.abs(value) >= 100 || value === 0 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));

/** A duration for people: 0.42 ms, 37 ms, 2.3 s. */
export const durationText = (ms: number): string =>
  Math.abs(ms) >= 1000 ? `${digits(ms / 1000)} s` : `${digits(ms)} ms`;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A stretch of time for people, whole: 131 s, 25 min, 2 h 7 min. */
export function stretchText(ms: number): string {
  if (ms < 10 * minuteMs) return `${Math.round(ms / 1000)} s`;
  const minutes = Math.round(ms / minuteMs);
  return ms < 2 * hourMs ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A share 0..1 for people: 0 %, 0.3 %, 12 %. */
export const shareText = (share: number): string => `${digits(share * 100)} %`;

/** Any other quantity for people. */
export const numberText = (value: number): string => digits(value);

/** Epoch milliseconds as a UTC time of day: 16:41:09. */
export const clockText = (atMs: number): string => new Date(atMs).toISOString().slice(11, 19);

/** Written at the front of a line by its logger; when it was logged is told otherwise. */
const stamped = /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?\s+/;

/** The logger's name and the event's number alone: .NET says what happened in the next line. */
const heading = /\[\d+\]\s*$/;

/** A logged text for a sentence: its first line that says something, without the time, at most so many characters. */
export function lineText(text: string, most: number): string {
  const [first = '', second = ''] = text.trim().split('\n', 2);
  const plain = `${first} ${heading.test(first) ? second : ''}`.replace(stamped, '').replace(/\s+/g, ' ').trim();
  return plain.length <= most ? plain : `${plain.slice(0, most - 1)}…`;
}

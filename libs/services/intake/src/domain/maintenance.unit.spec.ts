import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comingWindows, openWindows, type MaintenanceWindow } from './maintenance.js';

const sunday = 0;
const window = (change: Partial<MaintenanceWindow>): MaintenanceWindow => ({
  ...{ name: 'backup', environment: '', matchers: [{ label: 'service', pattern: 'db', negated: false }] },
  ...{ days: new Set([sunday]), startMinute: 150, durationMinutes: 60, timeZone: 'Europe/Berlin', comment: 'nightly' },
  ...change,
});
const open = (now: string, change: Partial<MaintenanceWindow> = {}) =>
  openWindows([window(change)], Date.parse(now)).map(({ startsAtMs, endsAtMs }) =>
    [startsAtMs, endsAtMs].map((ms) => new Date(ms).toISOString().slice(5, 16)),
  );

test('an open window is a silence of that time', () => {
  expect(openWindows([window({})], Date.parse('2026-07-05T00:45:00Z'))).toEqual([
    {
      ...{ silenceId: 'backup', kind: 'maintenance', createdBy: 'the configuration', comment: 'nightly' },
      ...{ environment: '', configured: true, matchers: window({}).matchers },
      ...{ startsAtMs: Date.parse('2026-07-05T00:30:00Z'), endsAtMs: Date.parse('2026-07-05T01:30:00Z') },
    },
  ]);
});

test.each<[string, string, Partial<MaintenanceWindow>, string[][]]>([
  ['its first moment', '2026-07-05T00:30:00Z', {}, [['07-05T00:30', '07-05T01:30']]],
  ['its end', '2026-07-05T01:30:00Z', {}, []],
  ['another day', '2026-07-06T00:45:00Z', {}, []],
  ['winter', '2026-01-04T01:45:00Z', {}, [['01-04T01:30', '01-04T02:30']]],
  ['clocks leave it out', '2026-03-29T01:45:00Z', {}, [['03-29T01:30', '03-29T02:30']]],
  ['clocks show it twice, at first', '2026-10-25T00:45:00Z', {}, [['10-25T00:30', '10-25T01:30']]],
  ['clocks show it twice, then', '2026-10-25T01:45:00Z', {}, []],
  ['clocks change within', '2026-10-25T02:45:00Z', { durationMinutes: 180 }, [['10-25T00:30', '10-25T03:30']]],
  [
    'past midnight',
    '2026-07-06T00:00:00Z',
    { startMinute: 23 * 60, durationMinutes: 240 },
    [['07-05T21:00', '07-06T01:00']],
  ],
  ['a week long', '2026-07-11T12:00:00Z', { durationMinutes: 7 * 1440 }, [['07-05T00:30', '07-12T00:30']]],
  [
    'local day is ahead',
    '2026-07-04T15:00:00Z',
    { timeZone: 'Asia/Tokyo', startMinute: 0 },
    [['07-04T15:00', '07-04T16:00']],
  ],
  ['west, half an hour', '2026-01-04T06:00:00Z', { timeZone: 'America/St_Johns' }, [['01-04T06:00', '01-04T07:00']]],
])('%s: at %s', (_, now, change, expected) => {
  expect(open(now, change)).toEqual(expected);
});

test.each([
  ['open', '2026-07-05T00:45:00Z', '2026-07-05T00:30'],
  ['over since this moment: a week later', '2026-07-05T01:30:00Z', '2026-07-12T00:30'],
  ['later today', '2026-07-05T00:29:59Z', '2026-07-05T00:30'],
  ['in winter again', '2026-10-25T12:00:00Z', '2026-11-01T01:30'],
])('the next one is %s: at %s', (_, now, start) => {
  const [next] = comingWindows([window({})], Date.parse(now));
  expect(new Date(next!.startsAtMs).toISOString().slice(0, 16)).toBe(start);
  expect(next!.endsAtMs - next!.startsAtMs).toBe(60 * 60_000);
});

/** What the clocks of a zone show, by another way than the code's. */
function wallOf(timeZone: string) {
  const wall = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' });
  return (ms: number) => wall.format(ms).replace(',', '');
}
const pad = (part: number) => String(Math.floor(part)).padStart(2, '0');

test('a window is open where the clocks have shown its start within its duration', () => {
  const zone = fc.constantFrom<[string, number]>(
    ['UTC', 0],
    ['Europe/Berlin', 60],
    ['America/New_York', -300],
    ['Asia/Kathmandu', 345],
    ['Australia/Lord_Howe', 630],
  );
  const week = fc.integer({ min: 0, max: 100 });
  const start = fc.integer({ min: 5 * 60, max: 23 * 60 }); // clocks change earlier in the day
  const duration = fc.integer({ min: 1, max: 90 });
  const beside = fc.integer({ min: -150, max: 150 });
  fc.assert(
    fc.property(week, zone, start, duration, beside, (n, [timeZone, ahead], startMinute, durationMinutes, minutes) => {
      const now = Date.UTC(2025, 0, 5 + 7 * n, 0, startMinute - ahead + minutes);
      const shown = `Sun ${pad(startMinute / 60)}:${pad(startMinute % 60)}`;
      const ago = Array.from({ length: durationMinutes }, (_, m) => now - m * 60_000).map(wallOf(timeZone));
      const isOpen = openWindows([window({ timeZone, startMinute, durationMinutes })], now).length > 0;
      expect(isOpen).toBe(ago.includes(shown));
    }),
    { numRuns: 200 },
  );
});

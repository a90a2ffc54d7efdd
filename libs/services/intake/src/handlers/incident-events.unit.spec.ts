import { describe, expect, test } from '@jest/globals';
import { encodeEvent, messageLimitBytes } from '@compass/contracts';
import { alertsInOpening, correlate } from '../domain/correlate.js';
import { ended, occurrence } from '../domain/occurrence.fixture.js';
import { textLimits } from '../edge/storable-text.js';
import { incidentEvents } from './incident-events.js';

const nothingKnown = { incidentCount: 0, known: new Map() };
const many = (count: number, change = {}) => Array.from({ length: count }, (_, n) => occurrence(`${n}`, change));

describe('what the mesh is told', () => {
  test('of an incident that opens: the incident, with its alerts, under its id', () => {
    const change = correlate(nothingKnown, many(2))!;
    expect(incidentEvents(change)).toMatchObject([
      {
        topic: 'compass.incidents.v1',
        key: change.incidentId,
        type: 'compass.incidents.v1.IncidentOpened',
        data: { incident: { incidentId: change.incidentId, alerts: [{}, {}] } },
      },
    ]);
  });

  test('of an incident of COMPASS itself: that it was recorded, and no more, unless it is to be investigated', () => {
    const own = many(12, { labels: { part_of: 'compass' } });
    const change = correlate(nothingKnown, own)!;
    expect(incidentEvents(change)).toMatchObject([{ type: 'compass.incidents.v1.IncidentRecorded' }]);
    const open = { incidentId: change.incidentId, alertCount: 12, firingCount: 12 };
    const known = new Map(own.map(({ key }) => [key, 'firing' as const]));
    const end = correlate(
      { open, incidentCount: 1, known },
      own.map((each) => ended(each, 1)),
    )!;
    expect(end.resolvedAtMs).toBe(1);
    expect(incidentEvents(end)).toEqual([]);
    expect(incidentEvents(change, true)[0]).toMatchObject({ type: 'compass.incidents.v1.IncidentOpened' });
  });

  test('of more alerts than an opening tells: each of the others, counted', () => {
    const [opened, ...updated] = incidentEvents(correlate(nothingKnown, many(alertsInOpening + 3))!);
    expect(opened).toMatchObject({ type: 'compass.incidents.v1.IncidentOpened' });
    expect(updated).toMatchObject([11, 12, 13].map((alertCount) => ({ data: { alertCount } })));
    expect(new Set([opened, ...updated].map((event) => event?.id)).size).toBe(4);
  });

  test('of alerts that join: each', () => {
    const open = { incidentId: 'i', alertCount: 5, firingCount: 5 };
    expect(incidentEvents(correlate({ open, incidentCount: 1, known: new Map() }, many(2))!)).toMatchObject([
      { type: 'compass.incidents.v1.IncidentUpdated', data: { incidentId: 'i', alertCount: 6 } },
      { type: 'compass.incidents.v1.IncidentUpdated', data: { incidentId: 'i', alertCount: 7 } },
    ]);
  });

  test('of the end of all: when', () => {
    const open = { incidentId: 'i', alertCount: 1, firingCount: 1 };
    const state = { open, incidentCount: 1, known: new Map([['0', 'firing' as const]]) };
    const resolved = correlate(state, [ended(occurrence('0'), 1_700_000_100_000)])!;
    expect(incidentEvents(resolved)).toMatchObject([
      { type: 'compass.incidents.v1.IncidentResolved', data: { incidentId: 'i', resolvedAtMs: 1_700_000_100_000 } },
    ]);
  });

  test('twice, under the same ids', () => {
    const ids = () => incidentEvents(correlate(nothingKnown, many(12))!).map(({ id }) => id);
    expect(ids()).toEqual(ids());
  });

  test('fits into a message with room for a report, however much the monitor wrote', () => {
    const texts = { a: '€'.repeat(textLimits.map) };
    const [opened] = incidentEvents(correlate(nothingKnown, many(50, { labels: texts, annotations: texts }))!);
    const body = encodeEvent(opened!.type, opened!.data);
    expect(body.length).toBeLessThan(messageLimitBytes / 2);
  });
});

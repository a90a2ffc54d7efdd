import { describe, expect, test } from '@jest/globals';
import { encodeEvent, investigationIdOf, messageLimitBytes } from '@compass/contracts';
import { correlateInTurn } from '../domain/correlate.js';
import { alertsInOpening } from '../domain/incident-change.js';
import { ended, occurrence } from '../domain/occurrence.fixture.js';
import type { Occurrence } from '../domain/occurrence.js';
import { nothingKnown } from '../domain/situation.js';
import { textLimits } from '../edge/storable-text.js';
import { incidentEvents, mostAlertsTold } from './incident-events.js';

const many = (count: number, change = {}) => Array.from({ length: count }, (_, n) => occurrence(`${n}`, change));
/** What the mesh is told of the last of these messages. */
const told = (...messages: Occurrence[][]) =>
  correlateInTurn(nothingKnown, messages, 0)
    .at(-1)!
    .changes.flatMap((change) => incidentEvents(change));
const [a] = many(1) as [Occurrence];
const later = (key: string) => occurrence(key, { startsAtMs: a.alert.startsAtMs + 120_000 });
const end = ended(a, a.alert.startsAtMs + 60_000);

describe('what the mesh is told', () => {
  test('of an incident that opens: the incident, with its alerts, under its id', () => {
    const [opened, ...others] = told(many(2));
    expect(others).toEqual([]);
    expect(opened).toMatchObject({
      topic: 'compass.incidents.v1',
      type: 'compass.incidents.v1.IncidentOpened',
      data: { incident: { incidentId: opened?.key, alerts: [{}, {}] } },
    });
  });

  test('of an incident of COMPASS itself: that it was recorded, and no more, unless it is to be investigated', () => {
    const own = many(12, { labels: { part_of: 'compass' } });
    const ends = own.map((each) => ended(each, end.alert.endsAtMs));
    expect(told(own)).toMatchObject([{ type: 'compass.incidents.v1.IncidentRecorded' }]);
    expect(told(own, ends)).toEqual([]);
    const [{ changes }] = correlateInTurn(nothingKnown, [own], 0) as [ReturnType<typeof correlateInTurn>[number]];
    expect(incidentEvents(changes[0]!, true)[0]).toMatchObject({ type: 'compass.incidents.v1.IncidentOpened' });
  });

  test('of more alerts than an opening tells: each of the others, counted', () => {
    const [opened, ...updated] = told(many(alertsInOpening + 3));
    expect(opened).toMatchObject({ type: 'compass.incidents.v1.IncidentOpened' });
    expect(updated).toMatchObject([11, 12, 13].map((alertCount) => ({ data: { alertCount } })));
    expect(new Set([opened, ...updated].map((event) => event?.id)).size).toBe(4);
  });

  test('of alerts that join: each, until there are very many', () => {
    expect(told([a], many(3).slice(1))).toMatchObject([
      { type: 'compass.incidents.v1.IncidentUpdated', data: { alertCount: 2 } },
      { type: 'compass.incidents.v1.IncidentUpdated', data: { alertCount: 3 } },
    ]);
    expect(told([a], many(1_000).slice(1))).toHaveLength(mostAlertsTold - 1);
  });

  test('of the end of all: when', () => {
    expect(told([a], [end])).toMatchObject([
      { type: 'compass.incidents.v1.IncidentResolved', data: { resolvedAtMs: end.alert.endsAtMs } },
    ]);
  });

  test('of a return: once, with who answers for it, and neither its further alerts nor its end', () => {
    const [first] = told([a]);
    const messages = [[a], [end], [later('1')]];
    expect(told(...messages)).toMatchObject([
      {
        type: 'compass.incidents.v1.IncidentRecurred',
        data: {
          lastIncidentId: first?.key,
          investigatedIncidentId: first?.key,
          investigationId: investigationIdOf(first!.key),
          recurrences: 1,
        },
      },
    ]);
    expect(told(...messages, [later('2')])).toEqual([]);
    expect(told(...messages, [ended(later('1'), a.alert.startsAtMs + 180_000)])).toEqual([]);
  });

  test('twice, under the same ids', () => {
    const ids = () => told(many(12)).map(({ id }) => id);
    expect(ids()).toEqual(ids());
  });

  test('fits into a message with room for a report, however much the monitor wrote', () => {
    const texts = { a: '€'.repeat(textLimits.map) };
    const [opened] = told(many(50, { labels: texts, annotations: texts }));
    const body = encodeEvent(opened!.type, opened!.data);
    expect(body.length).toBeLessThan(messageLimitBytes / 2);
  });
});

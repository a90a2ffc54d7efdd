import { describe, expect, test } from '@jest/globals';
import { investigateRecording } from '@compass/agent-sdk';
import { recordedIncidents, type RecordedIncident } from '@compass/testing';
import { databaseAgent } from './definition.js';

const incidents = recordedIncidents();
const lockContention = incidents.find(({ faultType }) => faultType === 'lock-contention')!;
/** Both with a backup beside. */
const others = incidents.filter(({ faultType }) => ['bad-release', 'none'].includes(faultType));

async function findingsOf({ directory, alertAtMs, service }: RecordedIncident) {
  const ask = { capability: 'diagnose.database', alertAtMs, services: [service] };
  const { result } = await investigateRecording(databaseAgent, directory, ask);
  expect(result.status).toBe('RESULT_STATUS_COMPLETED');
  return result.findings.toSorted((a, b) => b.strength - a.strength);
}

async function contradiction({ directory, alertAtMs }: RecordedIncident, service: string, category: string) {
  const claim = { hypothesisId: 'h', category, service, indicator: '', statement: '', refutations: [] };
  const { result } = await investigateRecording(databaseAgent, directory, {
    capability: 'disprove.database',
    alertAtMs,
    claim,
  });
  expect(result.disproof?.tested).toBe(true);
  return result.disproof!.contradiction;
}

describe('the database specialist on the bundled incidents', () => {
  test('finds the lock contention first', async () => {
    const [first] = await findingsOf(lockContention);
    expect(first).toMatchObject({ category: 'database.lock-contention', direction: 'DIRECTION_UP' });
    expect(lockContention.accepted).toContain(first!.service);
    expect(first!.strength).toBeGreaterThan(0.7);
    expect(first!.onsetMs).toBeLessThanOrEqual(lockContention.alertAtMs);
  });

  test.each(others)('finds no fault of a database in $id, a case of $faultType', async (incident) => {
    const findings = await findingsOf(incident);
    const supporting = findings.filter(({ stance }) => stance === 'STANCE_SUPPORTS');
    expect(Math.max(0, ...supporting.map(({ strength }) => strength))).toBeLessThanOrEqual(0.3);
  });

  test.each(others)('acquits the backup in $id, a case of $faultType', async (incident) => {
    const [first] = await findingsOf(incident);
    expect(first).toMatchObject({ category: 'database.overload', stance: 'STANCE_CONTRADICTS' });
    expect(await contradiction(incident, first!.service, 'database.overload')).toBeGreaterThan(0.7);
  });

  test('cannot disprove what is true, and disproves what it only looks like', async () => {
    const [service] = lockContention.accepted;
    expect(await contradiction(lockContention, service!, 'database.lock-contention')).toBeLessThan(0.5);
    for (const category of ['database.slow-queries', 'database.overload', 'database.connections-exhausted'])
      expect(await contradiction(lockContention, service!, category)).toBeGreaterThan(0.7);
  });
});

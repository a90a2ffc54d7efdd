import { describe, expect, test } from '@jest/globals';
import { investigateRecording } from '@compass/agent-sdk';
import { recordedIncidents, type RecordedIncident } from '@compass/testing';
import { applicationAgent } from './definition.js';

const [badRelease, lockContention, noFault] = ['bad-release', 'lock-contention', 'none'].map((type) =>
  recordedIncidents().find(({ faultType }) => faultType === type)!,
) as [RecordedIncident, RecordedIncident, RecordedIncident];

async function findingsOf({ directory, alertAtMs, service }: RecordedIncident) {
  const ask = { capability: 'diagnose.application', alertAtMs, services: [service] };
  const { result, observations } = await investigateRecording(applicationAgent, directory, ask);
  expect(result.status).toBe('RESULT_STATUS_COMPLETED');
  const known = new Set(observations.map(({ hash }) => hash));
  expect(result.findings.every((finding) => finding.observations.every((hash) => known.has(hash)))).toBe(true);
  return result.findings.toSorted((a, b) => b.strength - a.strength);
}

async function contradiction({ directory, alertAtMs }: RecordedIncident, service: string, category: string) {
  const claim = { hypothesisId: 'h', category, service, indicator: '', statement: '', refutations: [] };
  const ask = { capability: 'disprove.application', alertAtMs, claim };
  const { result } = await investigateRecording(applicationAgent, directory, ask);
  expect(result.disproof?.tested).toBe(true);
  return result.disproof!.contradiction;
}

const supporting = 'STANCE_SUPPORTS';
const contradicting = 'STANCE_CONTRADICTS';

describe('the application specialist on the bundled incidents', () => {
  test('blames the bad release, and nobody else', async () => {
    const blamed = (await findingsOf(badRelease)).filter(
      ({ stance, strength }) => stance === supporting && strength > 0.3,
    );
    expect(blamed.length).toBeGreaterThan(0);
    for (const { service, category } of blamed) {
      expect(badRelease.accepted).toContain(service);
      expect([badRelease.category, 'application.unusual-behaviour']).toContain(category);
    }
    expect(blamed.map(({ category }) => category)).toContain(badRelease.category);
  });

  test('acquits the harmless release beside it', async () => {
    const findings = await findingsOf(badRelease);
    const acquitted = findings.filter(({ stance }) => stance === contradicting).map(({ service }) => service);
    expect(acquitted.length).toBeGreaterThan(0);
    expect(acquitted).not.toContain(badRelease.accepted[0]);
  });

  test.each([
    ['waits for locks are no service’s own trouble', lockContention],
    ['without a fault, nothing is found', noFault],
  ])('%s', async (_, incident) => {
    const blamed = (await findingsOf(incident)).filter(({ stance }) => stance === supporting);
    expect(Math.max(0, ...blamed.map(({ strength }) => strength))).toBeLessThanOrEqual(0.3);
  });

  test('without a fault, release and traffic are acquitted', async () => {
    const acquitted = (await findingsOf(noFault)).filter(
      ({ stance, strength }) => stance === contradicting && strength > 0.7,
    );
    const categories = new Set(acquitted.map(({ category }) => category));
    expect(categories).toEqual(new Set(['application.bad-release', 'application.overload']));
  });

  test('cannot disprove what is true', async () => {
    const [service] = badRelease.accepted;
    expect(await contradiction(badRelease, service!, 'application.bad-release')).toBeLessThan(0.5);
  });

  test.each([
    ['a service that passes the errors on', badRelease, 'application.error'],
    ['a service that passes the waiting on', lockContention, 'application.latency'],
    ['the load on it', noFault, 'application.overload'],
    ['a release of it', noFault, 'application.bad-release'],
  ])('disproves that it is %s', async (_, incident, category) => {
    expect(await contradiction(incident, incident.service, category)).toBeGreaterThan(0.7);
  });
});

import { describe, expect, test } from '@jest/globals';
import { investigateRecording } from '@compass/agent-sdk';
import { recordedIncidents, type RecordedIncident } from '@compass/testing';
import { tracingAgent } from './definition.js';

const incidents = recordedIncidents();
/** Both are felt by most requests of a route of the alerting service. */
const faults = incidents.filter(({ faultType }) => ['lock-contention', 'bad-release'].includes(faultType));
const noFault = incidents.find(({ faultType }) => faultType === 'none')!;

async function answer({ directory, alertAtMs, service }: RecordedIncident) {
  const ask = { capability: 'diagnose.tracing', alertAtMs, services: [service] };
  const { result } = await investigateRecording(tracingAgent, directory, ask);
  expect(result.status).toBe('RESULT_STATUS_COMPLETED');
  return result;
}

describe('the tracing specialist on the bundled incidents', () => {
  test.each(faults)('sees the alerting service suffer in $id, a case of $faultType', async (incident) => {
    const { findings } = await answer(incident);
    const seen = findings.filter(({ service }) => service === incident.service);
    expect(Math.max(0, ...seen.map(({ strength }) => strength))).toBeGreaterThan(0.7);
    expect(findings.every(({ category }) => category === '')).toBe(true);
  });

  test.each(incidents)('tells who calls whom in $id', async (incident) => {
    const { topology } = await answer(incident);
    const edges = (topology?.edges ?? []).map(({ caller, callee }) => `${caller} → ${callee}`);
    expect(edges).toEqual(expect.arrayContaining(['web → checkout', 'checkout → payment', 'payment → payment-db']));
  });

  test('sees nobody suffer without a fault', async () => {
    const { findings } = await answer(noFault);
    expect(Math.max(0, ...findings.map(({ strength }) => strength))).toBeLessThanOrEqual(0.3);
  });

  test.each(faults)('cannot disprove what is true in $id, and disproves the alerting service', async (incident) => {
    const contradiction = async (service: string) => {
      const claim = {
        hypothesisId: 'h',
        category: incident.category!,
        service,
        indicator: '',
        statement: '',
        refutations: [],
      };
      const ask = { capability: 'disprove.tracing', alertAtMs: incident.alertAtMs, claim };
      const { result } = await investigateRecording(tracingAgent, incident.directory, ask);
      return result.disproof!.contradiction;
    };
    expect(await contradiction(incident.accepted[0]!)).toBeLessThan(0.5);
    expect(await contradiction(incident.service)).toBeGreaterThan(0.7);
  });
});

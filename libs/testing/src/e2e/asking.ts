import { expect } from '@jest/globals';
import {
  getJson,
  postAlert,
  produceAlerts,
  recordedAlert,
  reportOf,
  untilConcluded,
  type DeadLetterJson,
  type ReportJson,
  type WireAlert,
} from '../mesh/mesh-client.js';
import type { RunningMesh } from '../mesh/running-mesh.js';
import { recordings } from './recordings.js';

/** A test of a mesh ends by what it waits for; this is for when that never comes. */
export const longEnoughMs = 600_000;

/** By Kafka where there is one, as monitors do; else by HTTP. */
export async function send(mesh: RunningMesh, alert: WireAlert): Promise<void> {
  if (mesh.environment['COMPASS_EVENTS']?.startsWith('kafka:')) await produceAlerts(mesh, [alert]);
  else expect(await postAlert(mesh, alert)).toBe(202);
}

export const deadLetters = async (mesh: RunningMesh): Promise<readonly DeadLetterJson[]> =>
  (await getJson<{ deadLetters: DeadLetterJson[] }>(mesh, '/v1/deadletters')).deadLetters;

/** Has a copy of a bundled incident investigated. */
export async function conclude(mesh: RunningMesh, environment: string): Promise<ReportJson> {
  await send(mesh, recordedAlert(recordings, environment));
  const { investigationId } = await untilConcluded(mesh, environment);
  return reportOf(mesh, investigationId);
}

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { topics } from '@compass/contracts';
import { randomIds } from '@compass/kernel';
import { event } from '@compass/messaging';
import { ChannelClients } from '@compass/runtime';
import { trace } from '@opentelemetry/api';
import { eventually } from './testing/eventually.js';
import { RunningOrchestrator } from './testing/running-orchestrator.js';

let orchestrator: RunningOrchestrator;
beforeAll(async () => {
  orchestrator = await RunningOrchestrator.open();
  const env = { COMPASS_KEEP_DAYS: '0', COMPASS_PRUNING_SECONDS: '1' };
  await Promise.all([orchestrator.start(env), orchestrator.start(env)]);
});
afterAll(() => orchestrator.close());

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'found',
    (error: { code: string }) => error.code,
  );

test('a concluded investigation is forgotten when it is old enough, and whoever asks is told so; a running one stays', async () => {
  const running = await orchestrator.openIncident();
  const { investigationId, tasks } = await orchestrator.openIncident({ incidentId: randomIds.draw() });
  const failed = { investigationId, taskId: tasks[0]!.taskId, attempt: 1, reason: 'no-bidder', final: true };
  const type = 'compass.market.v1.TaskFailed';
  const key = investigationId;
  await orchestrator.publish(event({ id: randomIds.draw(), type, topic: topics.market.name, key, data: failed }));
  await orchestrator.verdict(investigationId);
  const code = await eventually(async () => {
    const found = await codeOf(orchestrator.client.getInvestigation({ investigationId }));
    return found === 'found' ? undefined : found;
  });
  // The memory of it is not kept any longer than itself, here for no time.
  expect(['investigation-pruned', 'unknown-investigation']).toContain(code);
  expect(await codeOf(orchestrator.client.getInvestigation(running))).toBe('found');
});

test('what an incident that outlives its investigation tells is no dead letter', async () => {
  await orchestrator.stopInstances();
  await orchestrator.start({ COMPASS_KEEP_DAYS: '0', COMPASS_PRUNING_SECONDS: '86400' });
  const incidentId = randomIds.draw();
  const { investigationId } = await orchestrator.openIncident({ incidentId });
  await orchestrator.forget(investigationId);
  expect(await codeOf(orchestrator.client.getInvestigation({ investigationId }))).toBe('investigation-pruned');
  const resolved = { incidentId, resolvedAtMs: 1 };
  const type = 'compass.incidents.v1.IncidentResolved';
  const key = incidentId;
  await orchestrator.publish(event({ id: randomIds.draw(), type, topic: topics.incidents.name, key, data: resolved }));
  // Handled before the next opening of the same key is.
  const other = { ...resolved, incidentId: randomIds.draw() };
  await orchestrator.publish(
    event({ id: randomIds.draw(), type, topic: topics.incidents.name, key: other.incidentId, data: other }),
  );
  const clients = new ChannelClients(trace.getTracer('test'));
  const letters = clients.client('compass.operations.v1.DeadLetterService', orchestrator.instances[0]!.grpcAddress);
  const found = await eventually(async () => {
    const { deadLetters } = await letters.listDeadLetters({ pageSize: 500 });
    return deadLetters.length > 0 ? deadLetters : undefined;
  });
  clients.close();
  expect(found.map((letter) => [letter.code, letter.key])).toEqual([['unknown-investigation', other.incidentId]]);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { investigationIdOf, topics, type IncidentInput } from '@compass/contracts';
import { randomIds } from '@compass/kernel';
import { event } from '@compass/messaging';
import { eventually } from './testing/eventually.js';
import { incidentOf, incidentOpened, RunningOrchestrator } from './testing/running-orchestrator.js';

const requested = 'compass.market.v1.TasksRequested';

let orchestrator: RunningOrchestrator;
beforeAll(async () => {
  orchestrator = await RunningOrchestrator.open();
  const env = { COMPASS_RUNNING_INVESTIGATIONS: '1', COMPASS_RUNNING_CRITICAL: '1', COMPASS_WAITING_SECONDS: '3600' };
  await Promise.all([orchestrator.start(env), orchestrator.start(env)]);
});
afterAll(() => orchestrator.close());

/** Publishes an incident; gives the id of its investigation once it is in the list, and how it is there. */
async function open(severity: IncidentInput['severity']) {
  const incident = incidentOf({ severity });
  const investigationId = investigationIdOf(incident.incidentId);
  await orchestrator.publish(incidentOpened(incident));
  const { status } = await eventually(() => statusOf(investigationId));
  return { investigationId, status: status.replace('INVESTIGATION_STATUS_', '').toLowerCase() };
}

async function statusOf(investigationId: string) {
  const { investigations } = await orchestrator.client.listInvestigations({ pageSize: 500 });
  return investigations.find((each) => each.investigationId === investigationId);
}

/** The market finds nobody for any of its tasks: it concludes. */
async function conclude(investigationId: string): Promise<void> {
  const tasks = await orchestrator.tasks(investigationId, 0);
  const failures = tasks.map(({ taskId }) =>
    event({
      ...{
        id: randomIds.draw(),
        type: 'compass.market.v1.TaskFailed',
        topic: topics.market.name,
        key: investigationId,
      },
      data: { investigationId, taskId, attempt: 1, reason: 'no-bidder', final: true },
    }),
  );
  await orchestrator.publish(...failures);
  await orchestrator.verdict(investigationId);
}

const isBegun = (investigationId: string) => orchestrator.events(requested, investigationId).length > 0;

describe('more incidents at once than may be investigated', () => {
  test('wait, the gravest first, then the oldest, and each begins once when another has ended', async () => {
    const first = await open('SEVERITY_WARNING');
    const early = await open('SEVERITY_WARNING');
    const trifle = await open('SEVERITY_INFO');
    const late = await open('SEVERITY_WARNING');
    const grave = await open('SEVERITY_CRITICAL');
    const second = await open('SEVERITY_CRITICAL');
    expect([first, early, trifle, late, grave, second].map(({ status }) => status)).toEqual([
      ...['running', 'waiting', 'waiting', 'waiting'],
      ...['running', 'waiting'],
    ]);

    // Of two places one is for critical incidents alone: the first to be free goes to the second of those.
    const order = [];
    for (const [ends, begins] of [
      [first, second],
      [grave, undefined],
      [second, early],
      [early, late],
      [late, trifle],
    ] as const) {
      await conclude(ends.investigationId);
      if (begins) await orchestrator.tasks(begins.investigationId, 0);
      order.push([early, trifle, late, second].filter(({ investigationId }) => isBegun(investigationId)).length);
    }
    expect(order).toEqual([1, 1, 2, 3, 4]);
    await conclude(trifle.investigationId);
    const events = orchestrator.events(requested, trifle.investigationId);
    expect(events).toHaveLength(1);
  });
});

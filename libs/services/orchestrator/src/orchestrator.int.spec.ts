import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { topics, type Task } from '@compass/contracts';
import { randomIds } from '@compass/kernel';
import { event } from '@compass/messaging';
import { awarded, lockContention, reported, settled, stands } from './testing/answers.js';
import { eventually } from './testing/eventually.js';
import { incidentOf, incidentOpened, RunningOrchestrator } from './testing/running-orchestrator.js';

const closed = 'compass.market.v1.TasksClosed';
const verdictReached = 'compass.investigations.v1.VerdictReached';

let orchestrator: RunningOrchestrator;
beforeAll(async () => {
  orchestrator = await RunningOrchestrator.open();
  await Promise.all([orchestrator.start(), orchestrator.start()]);
});
afterAll(() => orchestrator.close());

/** Plays market and agent up to the disproof round; gives its tasks. */
async function untilDisproof(investigationId: string, [task]: Task[]): Promise<Task[]> {
  await orchestrator.publish(awarded(task!), reported(task!, { findings: [lockContention()] }));
  return orchestrator.tasks(investigationId, 1);
}

async function throughout(): Promise<{ investigationId: string; tasks: Task[] }> {
  const { investigationId, tasks } = await orchestrator.openIncident();
  const [attack] = await untilDisproof(investigationId, tasks);
  await orchestrator.publish(awarded(attack!), reported(attack!, stands(attack!)));
  await orchestrator.verdict(investigationId);
  return { investigationId, tasks: [...tasks, attack!] };
}

describe('an incident', () => {
  test('ends in one verdict with its cause, evidence and disproof, and the market is told to close', async () => {
    const { investigationId, tasks } = await throughout();
    const report = await orchestrator.verdict(investigationId);
    expect(tasks.map(({ capability }) => capability)).toEqual(['diagnose.database', 'disprove.database']);
    expect(report).toMatchObject({
      incident: { service: 'checkout', alerts: [{ name: 'SlowCheckout' }] },
      verdict: {
        kind: 'VERDICT_KIND_CAUSE',
        service: 'payment',
        category: 'database.lock-contention',
        confirmed: false,
      },
      hypotheses: [
        {
          rank: 1,
          status: 'HYPOTHESIS_STATUS_STANDS',
          supporting: [{ findingId: 'finding-1', observations: ['hash-1'] }],
          disproofs: [{ contradiction: 0.1, tested: true, agent: 'database' }],
        },
      ],
      tasks: [{ status: 'answered', attempts: 1 }, { status: 'answered' }],
      costMicros: 100_000,
      expired: false,
    });
    expect(await eventually(() => orchestrator.events(closed, investigationId)[0])).toBeDefined();
  });

  test('published twice has one investigation', async () => {
    const incident = incidentOf();
    const again = { ...incidentOpened(incident), id: 'another event about the same incident' };
    await orchestrator.publish(incidentOpened(incident), again);
    const { investigationId } = await orchestrator.openIncident(incident);
    const page = await orchestrator.client.listInvestigations({ pageSize: 500 });
    const its = page.investigations.filter(({ incidentId }) => incidentId === incident.incidentId);
    expect(its.map((each) => each.investigationId)).toEqual([investigationId]);
  });

  test('that is critical may cost more', async () => {
    const critical = await orchestrator.openIncident({ severity: 'SEVERITY_CRITICAL' });
    const usual = await orchestrator.openIncident();
    const budget = ({ investigationId }: { investigationId: string }) =>
      orchestrator.events('compass.market.v1.TasksRequested', investigationId)[0]?.data.budgetMicros;
    expect([budget(critical), budget(usual)]).toEqual([20_000_000, 10_000_000]);
  });

  test('is looked at with what agents offer at that moment', async () => {
    const data = { revision: 7, capabilities: ['diagnose.disk', 'disprove.disk'] };
    const type = 'compass.market.v1.CapabilitiesChanged';
    const offer = event({ id: 'capabilities 7', type, topic: topics.market.name, key: 'registry', data });
    await orchestrator.publish(offer);
    await eventually(async () => {
      const { tasks } = await orchestrator.openIncident();
      return tasks.some(({ capability }) => capability === 'diagnose.disk') || undefined;
    });
    await orchestrator.publish({ ...offer, id: 'capabilities 8', data: { revision: 8, capabilities: [] } });
    await eventually(async () => (await orchestrator.openIncident()).tasks.length === 1 || undefined);
  });
});

describe('over gRPC', () => {
  test('a human judges a hypothesis: it is kept once, lists show it, and a retry changes nothing', async () => {
    const { investigationId } = await throughout();
    const { report } = await orchestrator.client.getInvestigation({ investigationId });
    const { hypothesisId } = report!.hypotheses[0]!;
    const choice = 'JUDGEMENT_CHOICE_CONFIRMED' as const;
    const request = { investigationId, hypothesisId, choice, by: 'ada', note: 'seen', judgementId: 'key-1' };
    const first = await orchestrator.client.judgeHypothesis(request);
    expect(await orchestrator.client.judgeHypothesis(request)).toEqual(first);
    const after = await orchestrator.client.getInvestigation({ investigationId });
    expect(after).toMatchObject({ summary: { verdict: { confirmed: true } }, judgements: [first.judgement], report });
    for (const [over, code] of [
      [{ note: 'other' }, 'judgement-id-reused'],
      [{ hypothesisId: 'none', judgementId: 'key-2' }, 'unknown-hypothesis'],
      [{ choice: 'JUDGEMENT_CHOICE_UNSPECIFIED' }, 'invalid-judgement'],
      [{ investigationId: 'none' }, 'unknown-investigation'],
    ] as const)
      await expect(orchestrator.client.judgeHypothesis({ ...request, ...over })).rejects.toMatchObject({ code });
  });

  test('an investigation tells where its time went, and is found by what it is about', async () => {
    const incident = incidentOf({ service: 'filtered' });
    const { investigationId } = await orchestrator.openIncident(incident);
    const timeline = await orchestrator.client.getTimeline({ investigationId });
    expect(timeline).toMatchObject({ investigationId, phases: [{ phase: 'observe', endedBy: 'running' }] });
    const found = await orchestrator.client.listInvestigations({
      statuses: ['INVESTIGATION_STATUS_RUNNING'],
      service: 'filtered',
    });
    expect(found.investigations).toMatchObject([{ investigationId }]);
  });
});

describe('results', () => {
  test('that come before their award wait for it, and count once however often they come', async () => {
    const { investigationId, tasks } = await orchestrator.openIncident();
    const [task] = tasks;
    const result = reported(task!, { findings: [lockContention()] });
    await orchestrator.publish(result, result, { ...result, id: randomIds.draw() }, awarded(task!));
    const [attack] = await orchestrator.tasks(investigationId, 1);
    await orchestrator.publish(awarded(attack!), reported(attack!, stands(attack!)));
    const types = await typesOf(investigationId);
    expect(types.filter((type) => type === 'ResultAccepted')).toHaveLength(2);
  });

  test('that lie are not believed, and the report says so', async () => {
    const { investigationId, tasks } = await orchestrator.openIncident();
    orchestrator.knowledge.notStored.add('made-up');
    const lies = [
      lockContention({ findingId: 'a', observations: ['made-up'] }),
      lockContention({ findingId: 'b', observations: [] }),
      lockContention({ findingId: 'c', strength: 7 }),
    ];
    await orchestrator.publish(awarded(tasks[0]!), reported(tasks[0]!, { findings: lies }));
    const { degraded, verdict, hypotheses } = await orchestrator.verdict(investigationId);
    expect(hypotheses).toEqual([]);
    expect(verdict?.kind).toBe('VERDICT_KIND_NO_FAULT');
    expect(degraded).toEqual(
      expect.arrayContaining([
        'database: finding not believed (not-stored)',
        'database: finding not believed (no-citation)',
        'database: finding not believed (strength-out-of-range)',
      ]),
    );
  });

  test('precedents are asked for once, by fingerprint, beside the first result', async () => {
    orchestrator.knowledge.searches.length = 0;
    await throughout();
    expect(orchestrator.knowledge.searches).toEqual([
      { incidentFingerprint: 'f', environment: 'shop/incident-001', limit: 5 },
    ]);
  });

  async function typesOf(investigationId: string): Promise<string[]> {
    const types: string[] = [];
    for await (const { type } of orchestrator.client.watch({ investigationId })) types.push(type);
    return types;
  }
});

describe('what is asked by gRPC', () => {
  test('the report does not change by what is settled after the verdict', async () => {
    const { investigationId, tasks } = await throughout();
    const get = () => orchestrator.client.getInvestigation({ investigationId });
    const before = await get();
    await orchestrator.publish(settled(tasks[0]!, 1));
    const after = await eventually(async () => {
      const answer = await get();
      return answer.summary!.version > before.summary!.version ? answer : undefined;
    });
    expect(after.report).toEqual(before.report);
    expect(after.summary?.status).toBe('INVESTIGATION_STATUS_CONCLUDED');
  });

  test('a watch gives every event in order, live, from any version on, and ends with the verdict', async () => {
    const { investigationId, tasks } = await orchestrator.openIncident();
    const watching = versionsOf(investigationId, 0);
    const [attack] = await untilDisproof(investigationId, tasks);
    await orchestrator.publish(awarded(attack!), reported(attack!, stands(attack!)));
    const versions = await watching;
    expect(versions).toEqual(Array.from(versions, (_, n) => n + 1));
    expect(await versionsOf(investigationId, 4)).toEqual(versions.slice(3));
  });

  test('a watch of everything sees investigations that are opened later', async () => {
    const signal = AbortSignal.timeout(20_000);
    const stream = orchestrator.client.watch({}, { signal, deadlineMs: Infinity })[Symbol.asyncIterator]();
    const first = stream.next();
    const { investigationId } = await orchestrator.openIncident();
    let seen = await first;
    while ((seen.value as { investigationId: string }).investigationId !== investigationId) seen = await stream.next();
    await stream.return?.();
  });

  test('lists go page by page', async () => {
    await orchestrator.openIncident();
    await orchestrator.openIncident();
    const { investigations: whole } = await orchestrator.client.listInvestigations({ pageSize: 500 });
    const ids: string[] = [];
    let pageToken = '';
    do {
      const page = await orchestrator.client.listInvestigations({ pageSize: 3, pageToken });
      ids.push(...page.investigations.map(({ investigationId }) => investigationId));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(ids).toEqual(whole.map(({ investigationId }) => investigationId));
  });

  test('what does not exist is refused for good', async () => {
    const nobody = orchestrator.client.getInvestigation({ investigationId: 'nobody' });
    await expect(nobody).rejects.toMatchObject({ code: 'unknown-investigation', kind: 'permanent' });
    await expect(versionsOf('nobody', 0)).rejects.toMatchObject({ code: 'unknown-investigation' });
    const page = orchestrator.client.listInvestigations({ pageToken: '!' });
    await expect(page).rejects.toMatchObject({ code: 'invalid-page-token' });
  });

  async function versionsOf(investigationId: string, fromVersion: number): Promise<number[]> {
    const versions: number[] = [];
    for await (const { version } of orchestrator.client.watch({ investigationId, fromVersion })) versions.push(version);
    return versions;
  }
});

describe('deadlines', () => {
  const quick = {
    COMPASS_OBSERVE_SECONDS: '0.5',
    COMPASS_DISPROOF_SECONDS: '6',
    COMPASS_INVESTIGATION_SECONDS: '12',
    COMPASS_CONCLUDING_SECONDS: '2',
  };

  test('are kept by another instance when the one that set them is gone', async () => {
    await orchestrator.stopInstances();
    await orchestrator.start(quick);
    const { investigationId } = await orchestrator.openIncident();
    await orchestrator.stopInstances();
    await orchestrator.start();
    const { verdict, degraded, expired } = await orchestrator.verdict(investigationId);
    expect(verdict?.kind).toBe('VERDICT_KIND_INSUFFICIENT_EVIDENCE');
    expect(degraded).toContain('diagnose.database: no answer in time');
    expect(expired).toBe(false);
    expect(orchestrator.events(verdictReached, investigationId)).toHaveLength(1);
  });

  test('what was answered while everybody was away is read before they are enforced', async () => {
    await orchestrator.stopInstances();
    await orchestrator.start(quick);
    const { investigationId, tasks } = await orchestrator.openIncident();
    await orchestrator.stopInstances();
    await orchestrator.publish(awarded(tasks[0]!), reported(tasks[0]!, { findings: [lockContention()] }));
    await new Promise((resolve) => setTimeout(resolve, 600));
    await orchestrator.start();
    expect((await orchestrator.tasks(investigationId, 1)).length).toBe(1);
  });
});

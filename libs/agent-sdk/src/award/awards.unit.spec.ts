import { beforeEach, describe, expect, test } from '@jest/globals';
import { PermanentError, RetryableError } from '@compass/kernel';
import { trace } from '@opentelemetry/api';
import type { AgentDefinition } from '../agent/define-agent.js';
import { TaskInvestigator } from '../investigation/task-investigator.js';
import { awardRecord, FakeLog, record } from '../testing/fake-log.js';
import { award, environments, silentLogger, taskMessage, testAgent } from '../testing/fixtures.js';
import { ManualTime, settled } from '../testing/manual-time.js';
import { AwardConsumer } from './award-consumer.js';
import { AwardWorker } from './award-worker.js';
import { ResultReporter } from './result-reporter.js';

const minute = 60_000;
let log: FakeLog;
let time: ManualTime;
let stored: string[][];
let storeFailures: Error[];
beforeEach(() => {
  [log, time, stored, storeFailures] = [new FakeLog(), new ManualTime(), [], []];
});

async function consuming(over: Partial<AgentDefinition> = {}) {
  const agent = testAgent(over);
  const evidence = {
    put: (observations: readonly { readonly hash: string }[]) => {
      const failure = storeFailures.shift();
      if (failure) return Promise.reject(failure);
      stored.push(observations.map(({ hash }) => hash));
      return Promise.resolve();
    },
  };
  const reporter = new ResultReporter('agent-test', evidence, log, time);
  const worker = new AwardWorker(new TaskInvestigator(agent, environments), reporter, time, silentLogger);
  const consumer = new AwardConsumer({ agent, log, worker, tracer: trace.getTracer('test'), logger: silentLogger });
  await consumer.subscribe();
  return { consumer, worker };
}

const awardOf = (id: number, over: Parameters<typeof award>[0] = {}) =>
  award({ deadlineAtMs: time.clock.now() + minute, task: taskMessage({ taskId: `task-${id}` }), ...over });

/** An agent whose investigations end when the test says so, in any order. */
function held() {
  const ends: (() => void)[] = [];
  const investigate = () => new Promise<object>((resolve) => ends.push(() => resolve({})));
  return { ends, investigate };
}

const away = () => new RetryableError('unavailable', 'away');

describe('an award', () => {
  test('is answered once: evidence first, then the result that cites it, then the acknowledgement', async () => {
    await consuming();
    await log.deliver(awardRecord(7, awardOf(1)));
    await settled();
    expect(log.results).toMatchObject([
      { taskId: 'task-1', attempt: 1, agent: 'test', status: 'RESULT_STATUS_COMPLETED', observations: stored[0] },
    ]);
    expect(log.appended[0]).toMatchObject({ topic: 'compass.results.v1', key: 'investigation-1' });
    expect(log.acknowledged).toEqual(['7']);
  });

  test('delivered again while it is worked on is not begun twice, and answered with the same event', async () => {
    const { ends, investigate } = held();
    await consuming({ investigate });
    await log.deliver(awardRecord(1, awardOf(1)), awardRecord(2, awardOf(1)));
    await settled();
    expect(ends).toHaveLength(1);
    ends[0]!();
    await settled();
    await log.deliver(awardRecord(3, awardOf(1)));
    await settled();
    ends[1]!();
    await settled();
    expect(new Set(log.appended.map(({ headers }) => headers['ce_id'])).size).toBe(1);
    expect(log.acknowledged).toEqual(['1', '2', '3']);
  });

  test('past its deadline is dropped', async () => {
    await consuming();
    await log.deliver(awardRecord(1, awardOf(1, { deadlineAtMs: time.clock.now() })));
    await settled();
    expect([log.appended, log.acknowledged]).toEqual([[], ['1']]);
  });

  test('that takes too long is reported as failed while the market still waits', async () => {
    await consuming({ investigate: () => new Promise(() => undefined) });
    await log.deliver(awardRecord(1, awardOf(1)));
    await time.advance(minute - 1);
    expect(log.results).toMatchObject([
      { status: 'RESULT_STATUS_FAILED', failureCode: 'deadline-passed', costMicros: 0 },
    ]);
    expect(log.acknowledged).toEqual(['1']);
  });

  test.each([
    ['unreadable-task', taskMessage({ kind: 'TASK_KIND_UNSPECIFIED' })],
    ['unreadable-task', taskMessage({ scope: null })],
    ['unreadable-task', taskMessage({ kind: 'TASK_KIND_DISPROVE' })],
    ['unknown-environment', taskMessage({ scope: { ...taskMessage().scope!, environment: 'prod-eu' } })],
    ['unknown-capability', taskMessage({ capability: 'diagnose.network' })],
  ])('that cannot be worked on is reported as failed: %s', async (failureCode, task) => {
    await consuming();
    await log.deliver(awardRecord(1, awardOf(1, { task })));
    await settled();
    expect(log.results).toMatchObject([{ taskId: 'task-1', status: 'RESULT_STATUS_FAILED', failureCode }]);
  });

  test('of another version, and what is no award, is passed over', async () => {
    await consuming();
    await log.deliver(
      awardRecord(1, awardOf(1, { agentVersion: '2.0.0' })),
      record(2, Buffer.from([255]), 'some.other.Event'),
      record(3, Buffer.from([255, 255])),
      awardRecord(4, awardOf(1, { task: taskMessage({ taskId: '' }) })),
    );
    await settled();
    expect([log.appended, log.acknowledged]).toEqual([[], ['1', '2', '3', '4']]);
  });
});

describe('while store or log are away', () => {
  test('the same answer is tried again', async () => {
    storeFailures.push(away(), away());
    log.failures.push(away());
    await consuming();
    await log.deliver(awardRecord(1, awardOf(1)));
    await time.advance(10_000);
    expect([stored.length, log.results.length, log.acknowledged]).toEqual([1, 1, ['1']]);
  });

  test('it is given up at the deadline: the market has settled by then', async () => {
    log.failures.push(...Array.from({ length: 200 }, away));
    await consuming();
    await log.deliver(awardRecord(1, awardOf(1)));
    await time.advance(minute - 3_000);
    expect(log.acknowledged).toEqual([]);
    await time.advance(minute);
    expect([log.results, log.acknowledged]).toEqual([[], ['1']]);
  });
});

test('an answer that the store refuses is reported as failed', async () => {
  storeFailures.push(new PermanentError('invalid-observation', 'x'));
  await consuming();
  await log.deliver(awardRecord(1, awardOf(1)));
  await settled();
  expect(log.results).toMatchObject([{ failureCode: 'invalid-observation', findings: [], observations: [] }]);
});

describe('capacity', () => {
  test('bounds what is worked on at once; the log is held back until there is room', async () => {
    const { ends, investigate } = held();
    const { consumer } = await consuming({ investigate, capacity: 2 });
    let taken = false;
    const delivering = log.deliver(...[1, 2, 3].map((id) => awardRecord(id, awardOf(id)))).then(() => (taken = true));
    await settled();
    expect([ends.length, taken, consumer.load]).toEqual([2, false, 3]);
    ends[1]!();
    await delivering;
    await settled();
    expect(ends).toHaveLength(3);
  });

  test('does not let acknowledgements overtake: what comes later waits for what came before', async () => {
    const { ends, investigate } = held();
    await consuming({ investigate, capacity: 3 });
    await log.deliver(awardRecord(1, awardOf(1)), awardRecord(2, awardOf(2)));
    await log.deliver(awardRecord(3, awardOf(3)));
    await settled();
    ends[2]!();
    ends[1]!();
    await settled();
    expect(log.acknowledged).toEqual([]);
    ends[0]!();
    await settled();
    expect(log.acknowledged).toEqual(['1', '2', '3']);
  });
});

describe('on the way out', () => {
  test('what is at work is finished, and nothing more is begun', async () => {
    const { ends, investigate } = held();
    const { consumer } = await consuming({ investigate });
    await log.deliver(awardRecord(1, awardOf(1)));
    const draining = consumer.drain();
    await log.deliver(awardRecord(2, awardOf(2)));
    await settled();
    ends.forEach((end) => end());
    await draining;
    expect([ends.length, log.acknowledged]).toEqual([1, ['1']]);
  });

  test('what takes too long is left unanswered and unacknowledged', async () => {
    const { investigate } = held();
    const { consumer, worker } = await consuming({ investigate });
    await log.deliver(awardRecord(1, awardOf(1)));
    const draining = consumer.drain();
    worker.abandon(new RetryableError('agent-stopping', 'x'));
    await draining;
    expect([log.appended, log.acknowledged]).toEqual([[], []]);
  });
});

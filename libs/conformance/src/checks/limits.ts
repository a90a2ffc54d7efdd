import { protocolOf } from '@compass/contracts';
import { demand, NotJudged, type Check } from '../check.js';
import { within } from '../stage/until.js';

const lateAward: Check = {
  name: 'late-award',
  about: 'drops an award whose deadline has passed',
  judge: async (stage) => {
    const task = stage.task();
    await stage.award(task, { deadlineAtMs: Date.now() - 1_000 });
    await stage.passed(task);
    demand(stage.completed(task).length === 0, 'completed an award after its deadline');
  },
};

const deadline: Check = {
  name: 'deadline',
  about: 'stops its work on an award when the deadline passes',
  judge: async (stage) => {
    const task = stage.task();
    const deadlineAtMs = Date.now() + stage.timing.shortAwardMs;
    await stage.atWork(task, { deadlineAtMs });
    await within(deadlineAtMs - Date.now(), () => false);
    await stage.quiet();
    stage.parts.evidence.release();
    await stage.quiet();
    demand(stage.completed(task).length === 0, 'went on, and published its result after the deadline');
  },
};

const cancel: Check = {
  name: 'cancel',
  about: 'stops its work on an award that is cancelled',
  judge: async (stage) => {
    if (protocolOf(stage.agent) < 2) throw new NotJudged('protocol 1 has no cancellation');
    const task = stage.task();
    const { taskId, investigationId } = task;
    const { name: agent, version: agentVersion } = stage.agent;
    await stage.atWork(task);
    const cancelled = { investigationId, taskId, attempt: 1, agent, agentVersion, reason: 'investigation-closed' };
    await stage.parts.log.append([stage.message('compass.market.v1.AwardCancelled', task, cancelled)]);
    await within(stage.timing.patienceMs / 4, () => stage.parts.results.of(taskId).length > 0);
    stage.parts.evidence.release();
    await stage.quiet();
    demand(stage.completed(task).length === 0, 'went on, and completed what had been cancelled');
    const [answer] = stage.parts.results.of(taskId);
    demand(answer?.result.failureCode === 'cancelled', 'did not report the award as failed with the code cancelled');
  },
};

const capacity: Check = {
  name: 'capacity',
  about: 'works on no more awards at once than it said, and on all of them in the end',
  judge: async (stage) => {
    const { evidence } = stage.parts;
    const { capacity: most } = stage.agent;
    if (most > 50) throw new NotJudged(`a capacity of ${most} is not tried`);
    const tasks = Array.from({ length: most + 3 }, () => stage.task());
    await stage.atWork(tasks[0]!);
    for (const task of tasks.slice(1)) await stage.award(task);
    for (let before = 0; before < evidence.held;) {
      before = evidence.held;
      await stage.quiet();
    }
    demand(evidence.held <= most, `was at work on ${evidence.held} awards at once, and has a capacity of ${most}`);
    evidence.release();
    for (const task of tasks) await stage.answered(task);
  },
};

export const limitChecks = { lateAward, deadline, cancel, capacity };

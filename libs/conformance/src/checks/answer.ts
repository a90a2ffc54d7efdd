import { topics, type Finding, type ResultReported } from '@compass/contracts';
import { demand, Violation, type Check } from '../check.js';
import type { Reported } from '../stage/results.js';
import type { Stage } from '../stage/stage.js';
import { within } from '../stage/until.js';

const award: Check = {
  name: 'award',
  about: 'answers an award with exactly one result, and completes it',
  judge: async (stage) => {
    const task = stage.task();
    await stage.award(task);
    const { result } = await stage.answered(task);
    const { status, failureCode, failureReason } = result;
    demand(status === 'RESULT_STATUS_COMPLETED', `reported ${status}: ${failureCode} ${failureReason}`);
    await stage.quiet();
    const answers = stage.parts.results.of(task.taskId).length;
    demand(answers === 1, `gave ${answers} results`);
  },
};

const result: Check = {
  name: 'result',
  about: 'says in its result whose it is and what was found, as an event keyed by the investigation',
  judge: async (stage) => {
    const task = stage.task();
    await stage.award(task, { attempt: 3, reservedMicros: 200_000 });
    const reported = await stage.answered(task);
    const faults = [...faultsOfEvent(reported, task.investigationId), ...faultsOfResult(reported.result, stage)];
    demand(faults.length === 0, faults.join('; '));
  },
};

function faultsOfEvent({ record: { headers, key, topic } }: Reported, investigationId: string): string[] {
  return faulty({
    'the topic': topic !== topics.results.name,
    'the key: it must be the investigation_id': key !== investigationId,
    'the header ce_specversion': headers['ce_specversion'] !== '1.0',
    'the header ce_id': !headers['ce_id'],
    'the header ce_source': !headers['ce_source'],
    'the header ce_time': Number.isNaN(Date.parse(headers['ce_time'] ?? '')),
  });
}

function faultsOfResult(said: ResultReported, { agent }: Stage): string[] {
  const ids = new Set(said.findings.map(({ findingId }) => findingId));
  return faulty({
    'attempt: the award had 3': said.attempt !== 3,
    agent: said.agent !== agent.name,
    agent_version: said.agentVersion !== agent.version,
    status: said.status !== 'RESULT_STATUS_COMPLETED' && said.status !== 'RESULT_STATUS_FAILED',
    'cost_micros: at least 0, at most what was reserved': said.costMicros < 0 || said.costMicros > 200_000,
    'finding_id: each its own': ids.size !== said.findings.length || ids.has(''),
    'a finding without service, indicator, statement or check': said.findings.some(isIncomplete),
    'strength: 0 to 1': said.findings.some(({ strength }) => !(strength >= 0 && strength <= 1)),
    'a finding that cites nothing': said.findings.some(({ observations }) => observations.length === 0),
  });
}

const isIncomplete = ({ service, indicator, statement, check }: Finding): boolean =>
  [service, indicator, statement, check].includes('');

const faulty = (faults: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(faults).flatMap(([fault, holds]) => (holds ? fault : []));

const evidence: Check = {
  name: 'evidence',
  about: 'stores each observation under the hash of its content before the result that names it',
  judge: async (stage) => {
    const { evidence: store, results } = stage.parts;
    const task = stage.task();
    store.hold();
    await stage.award(task);
    await within(stage.timing.patienceMs, () => store.held > 0 || results.of(task.taskId).length > 0);
    await stage.quiet();
    demandStored(results.of(task.taskId)[0], store.stored);
    store.release();
    const { result: said } = await stage.answered(task);
    demandStored(results.of(task.taskId)[0], store.stored);
    demand(store.mismatches.length === 0, `not the sha256 of its content: ${store.mismatches[0]}`);
    const named = new Set(said.observations);
    const foreign = citedBy(said).find((hash) => !named.has(hash));
    demand(foreign === undefined, `cites ${foreign}, which is not among its observations`);
  },
};

function demandStored(reported: Reported | undefined, stored: ReadonlyMap<string, unknown>): void {
  if (!reported) return;
  const missing = [...reported.result.observations, ...citedBy(reported.result)].find((hash) => !stored.has(hash));
  if (missing) throw new Violation(`published a result that names ${missing} before that was stored`);
}

const citedBy = ({ findings, topology, disproof }: ResultReported): string[] => [
  ...findings.flatMap(({ observations }) => observations),
  ...(topology?.observations ?? []),
  ...(disproof?.observations ?? []),
];

const otherVersion: Check = {
  name: 'other-version',
  about: 'leaves the awards of other versions alone',
  judge: async (stage) => {
    const task = stage.task();
    await stage.award(task, { agentVersion: `${stage.agent.version}-other` });
    await stage.passed(task);
    demand(stage.parts.results.of(task.taskId).length === 0, 'answered an award of another version');
  },
};

const redelivery: Check = {
  name: 'redelivery',
  about: 'answers an award that comes again with the same result under the same id, or not at all',
  judge: async (stage) => {
    const task = stage.task();
    const message = stage.awardMessage(task);
    await stage.parts.log.append([message]);
    await stage.parts.log.append([message]);
    await stage.answered(task);
    await stage.parts.log.append([message]);
    await stage.passed(task);
    const answers = stage.parts.results.of(task.taskId);
    demand(new Set(answers.map(({ record }) => record.headers['ce_id'])).size === 1, 'gave results of several ce_id');
    demand(new Set(answers.map(({ result: said }) => gistOf(said))).size === 1, 'gave results that differ');
  },
};

/** What must not differ between two results of one attempt. */
const gistOf = ({ status, findings, disproof }: ResultReported): string =>
  JSON.stringify([
    status,
    findings.map(({ findingId, service, category, stance }) => [findingId, service, category, stance]),
    disproof && [disproof.tested, disproof.contradiction],
  ]);

export const answerChecks = { award, result, evidence, otherVersion, redelivery };

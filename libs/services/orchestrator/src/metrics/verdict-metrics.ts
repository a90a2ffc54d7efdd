import { noteEvents, type EventObserver } from '@compass/runtime';
import { enumWord, type EventInput } from '@compass/contracts';
import type { Meter } from '@opentelemetry/api';

type ReportInput = NonNullable<EventInput<'compass.investigations.v1.VerdictReached'>['report']>;

const secondsBuckets = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300];

/** Investigations and verdicts by what came of them, and the track record of each agent's version. */
export function verdictMetrics(meter: Meter): EventObserver {
  const verdicts = meter.createCounter('compass.verdicts', { description: 'Verdicts by kind and severity.' });
  for (const kind of ['cause', 'no-fault', 'insufficient-evidence'])
    for (const expired of ['true', 'false']) verdicts.add(0, { kind, severity: 'critical', expired });
  const duration = meter.createHistogram('compass.investigation.duration', {
    description: 'From the opening of an investigation to its verdict.',
    unit: 's',
    advice: { explicitBucketBoundaries: secondsBuckets },
  });
  const rounds = meter.createCounter('compass.investigation.rounds', {
    description: 'Rounds of tasks that investigations asked for.',
  });
  const shed = meter.createCounter('compass.investigations.shed', {
    description: 'Investigations that waited until their time was up, and were never begun.',
  });
  shed.add(0);
  const noteAgents = agentMetrics(meter);
  return noteEvents({
    'compass.market.v1.TasksRequested': () => rounds.add(1),
    'compass.investigations.v1.VerdictReached': ({ report }) => {
      if (!report) return;
      const kind = word('VerdictKind', report.verdict?.kind);
      const severity = word('Severity', report.incident?.severity);
      verdicts.add(1, { kind, severity, expired: String(report.expired ?? false) });
      duration.record(Math.max(0, Number(report.concludedAtMs ?? 0) - Number(report.openedAtMs ?? 0)) / 1000, { kind });
      if (report.neverBegun) shed.add(1);
      noteAgents(report);
    },
  });
}

/** What each agent's version answered, cost, and contributed to the first hypothesis of a named cause. */
function agentMetrics(meter: Meter): (report: ReportInput) => void {
  const tasks = meter.createCounter('compass.agent.tasks', {
    description: 'Tasks of concluded investigations by agent, version, kind and what came of them.',
  });
  const cost = meter.createCounter('compass.agent.cost', { description: 'What agents were paid.', unit: 'USD' });
  const support = meter.createCounter('compass.agent.supported_verdicts', {
    description: 'Verdicts that name a cause which a finding of the agent supports.',
  });
  return ({ tasks: outcomes = [], hypotheses = [], verdict }) => {
    for (const { agent, agentVersion: version, kind, status, costMicros } of outcomes) {
      const who = { agent: agent || 'none', version: version || 'none' };
      tasks.add(1, { ...who, kind: kind ?? '', status: status ?? '' });
      cost.add(Number(costMicros ?? 0) / 1e6, who);
    }
    const accepted = hypotheses.find(({ hypothesisId }) => hypothesisId && hypothesisId === verdict?.hypothesisId);
    for (const agent of new Set(accepted?.supporting?.map(({ agent = '' }) => agent))) support.add(1, { agent });
  };
}

const word = (enumName: string, value: string | number | undefined) =>
  enumWord(enumName, String(value ?? 'unspecified'));

import {
  causeTitle,
  percentText,
  type Disproof,
  type Evidence,
  type Hypothesis,
  type Report,
} from '@compass/contracts';
import type { CitedObservation, FullReport } from './full-report.js';
import { remarksOn } from './observations.js';
import { alertWords, dollars, judgementWords, statusWord, verdictHeadline } from './words.js';

/** The whole report as Markdown (CommonMark with tables), for a ticket or a chat. Lines end in \n. */
export function reportMarkdown({ report, judgements, observations }: FullReport): string {
  const sections = [
    summary(report),
    ...report.hypotheses.map((hypothesis) => hypothesisSection(hypothesis)),
    section('Symptoms', report.symptoms.map(evidenceItem)),
    section(
      'What could not be looked at',
      report.degraded.map((line) => `- ${escaped(line)}`),
    ),
    section(
      'Judgements',
      judgements.map((judgement) => `- ${escaped(judgementWords(judgement, report))}`),
    ),
    work(report),
    observationTable(observations),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length > 0 ? [`## ${title}`, '', ...lines].join('\n') : '';

function summary({ verdict, incident, investigationId }: Report): string {
  return [
    `# ${verdict ? escaped(verdictHeadline(verdict)) : 'No verdict'}`,
    '',
    escaped(verdict?.reason ?? ''),
    '',
    `- Alert: ${escaped(alertWords(incident))}`,
    `- Environment: ${escaped(incident?.environment ?? '')}, since ${isoTime(incident?.startedAtMs ?? 0)}`,
    `- Investigation: \`${investigationId}\``,
  ].join('\n');
}

function hypothesisSection(hypothesis: Hypothesis): string {
  const { rank, category, service, probability, status, onsetMs, reasoning } = hypothesis;
  const onset = onsetMs > 0 ? `, since ${isoTime(onsetMs)}` : '';
  return [
    `## ${rank}. ${escaped(causeTitle(category))} at ${escaped(service)}`,
    '',
    `${percentText(probability)}, ${statusWord(status)}${onset}. \`${hypothesis.hypothesisId}\``,
    ...titled(
      'Reasoning',
      reasoning.map((step) => `- ${escaped(step)}`),
    ),
    ...titled('For', hypothesis.supporting.map(evidenceItem)),
    ...titled('Against', hypothesis.contradicting.map(evidenceItem)),
    ...titled('Tried to disprove', hypothesis.disproofs.map(disproofItem)),
  ].join('\n');
}

const titled = (title: string, items: readonly string[]): string[] =>
  items.length > 0 ? ['', `**${title}**`, '', ...items] : [];

function evidenceItem({ statement, agent, strength, observations }: Evidence): string {
  return `- ${escaped(statement)} (${escaped(agent)}, strength ${strength.toFixed(2)}) ${hashes(observations)}`;
}

function disproofItem({ statement, agent, tested, contradiction, observations }: Disproof): string {
  const outcome = tested ? `contradiction ${contradiction.toFixed(2)}` : 'could not be tested';
  return `- ${escaped(statement)} (${escaped(agent)}, ${outcome}) ${hashes(observations)}`;
}

const hashes = (all: readonly string[]): string => all.map((hash) => `\`${hash.slice(0, 10)}\``).join(' ');

function work({ tasks, costMicros, budgetMicros, openedAtMs, concludedAtMs }: Report): string {
  const seconds = ((concludedAtMs - openedAtMs) / 1000).toFixed(1);
  const rows = tasks.map(
    ({ capability, agent, agentVersion, status, attempts, costMicros: cost }) =>
      `| ${escaped(capability)} | ${agent ? `${escaped(agent)}@${escaped(agentVersion)}` : 'nobody'} | ${status} | ${attempts} | ${dollars(cost)} |`,
  );
  return [
    '## Work',
    '',
    `${tasks.length} tasks in ${seconds} s for ${dollars(costMicros)} of ${dollars(budgetMicros)}.`,
    ...(rows.length > 0
      ? ['', '| task | agent | outcome | attempts | cost |', '| --- | --- | --- | --- | --- |', ...rows]
      : []),
  ].join('\n');
}

function observationTable(observations: readonly CitedObservation[]): string {
  const rows = observations.map((observation) => {
    const { hash, signal, operation, window, link } = observation;
    const span = window ? `${isoTime(window.startMs)} to ${isoTime(window.endMs)}` : '';
    const asked = `${signal}.${operation} ${JSON.stringify(observation.arguments)}`;
    const name = link ? `[\`${hash.slice(0, 10)}\`](<${link}>)` : `\`${hash.slice(0, 10)}\``;
    return `| ${name} | ${escaped(asked)} | ${span} | ${remarksOn(observation)} | \`${hash}\` |`;
  });
  if (rows.length === 0) return '';
  return section('Observations', ['| | query | window | | sha256 |', '| --- | --- | --- | --- | --- |', ...rows]);
}

/** Telemetry may hold anything: none of it becomes markup. */
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>|#~]/g, '\\$&').replaceAll(/\s+/g, ' ');

const isoTime = (atMs: number): string => new Date(atMs).toISOString();

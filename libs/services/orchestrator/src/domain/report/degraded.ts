import { wasNeverBegun, type Investigation, type TaskProgress } from '../investigation/state.js';
import { taskOutcome } from './task-outcome.js';

/** What the verdict had to do without, one line each, in a fixed order. */
export function degradedBy(state: Investigation, expired: boolean): string[] {
  const { tasks } = state;
  const answers = tasks.flatMap(({ answer }) => answer ?? []);
  const signals = answers.flatMap(({ agent, notAvailable }) =>
    notAvailable.map((signal) => `${agent}: ${signal} is not available`),
  );
  const doubts = answers.flatMap(({ agent, rejections }) =>
    rejections.map(({ part, code }) => `${agent}: ${part} not believed (${code})`),
  );
  const refusals = state.uncounted
    .filter(({ code }) => code === 'unknown-task' || code === 'not-awarded')
    .map(({ agent, code }) => `${agent}: result refused (${code})`);
  return [
    ...(wasNeverBegun(state) ? ['never begun: too many investigations at once'] : []),
    ...(expired ? ['found past its deadline after an outage'] : []),
    ...tasks.flatMap(unanswered),
    ...new Set(signals),
    ...counted(doubts),
    ...counted(refusals),
    ...(state.precedents ? [] : ['earlier investigations were not consulted']),
    ...(answers.some(({ graph }) => graph) ? [] : ['no service graph was seen']),
  ];
}

function unanswered(progress: TaskProgress): string[] {
  const { status, capability, reason } = taskOutcome(progress);
  return status === 'answered' ? [] : [`${capability}: ${reason ?? status}`];
}

/** The same line many times is one line that says how many. */
function counted(lines: readonly string[]): string[] {
  return [...new Set(lines)].map((line) => {
    const times = lines.filter((other) => other === line).length;
    return times > 1 ? `${line}, ${times} times` : line;
  });
}

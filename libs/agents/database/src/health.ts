import type { Change } from '@compass/agent-sdk';
import { clockText, durationText, talliesOf, beforeAfter, meanMsOf } from '@compass/analysis';
import type { Database, Scene } from './databases.js';
import { clearRises, slowStatements, type Rise } from './evidence.js';
import type { Said } from './telemetry.js';
import { riseText } from './words.js';

/** Work that somebody started on purpose. */
const jobs = /\b(job|backup|dump|vacuum|maintenance|batch|cron|reindex|analy[sz]e|etl|import|export)/i;
/** Other work this long before the alert would be suspected by somebody. */
const suspectedMs = 15 * 60_000;
/** With so many statements seen, trouble that matters would have shown. */
const convincingCalls = 50;
/** By itself, that something ran just then says little. */
const coincidence = 0.15;

/** Other work on a database near the alert: a suspicion, and where statements are as fast as before, a far stronger acquittal. */
export function otherWorkThatIsBorne(database: Database, scene: Scene): Said[] {
  const job = jobNear(database.name, scene);
  const [busy] = clearRises(database, 'input');
  if (!job && !busy) return [];
  const calls = statementsBeforeAfter(database.name, scene);
  if (slowStatements(database).length > 0 || calls.after.calls === 0) return [];
  const onsetMs = job?.atMs ?? busy?.shift.onsetMs;
  const said = {
    service: database.name,
    category: 'database.overload',
    indicator: busy?.metric.metric ?? 'other work',
    direction: 'up' as const,
    ...(onsetMs !== undefined && { onsetMs }),
  };
  const what = workText(job, busy);
  return [
    {
      ...said,
      strength: coincidence,
      check: 'other-work-near-the-alert',
      statement: `${what}.`,
      reads: ['changes', 'metrics'],
    },
    {
      ...said,
      stance: 'contradicts',
      strength: 0.55 + 0.4 * Math.min(1, calls.after.calls / convincingCalls),
      check: 'other-work-that-is-borne',
      statement: `${what}, yet statements on ${database.name} take ${durationText(meanMsOf(calls.after))} (${durationText(meanMsOf(calls.before))} before) over ${calls.after.calls} calls: nothing that users would notice.`,
      reads: ['traces', 'changes', 'metrics'],
    },
  ];
}

function jobNear(name: string, { telemetry, alertAtMs }: Scene): Change | undefined {
  return telemetry.changes?.findLast(({ service, atMs, kind, summary }) => {
    return service === name && atMs <= alertAtMs && atMs > alertAtMs - suspectedMs && jobs.test(`${kind} ${summary}`);
  });
}

function workText(job: Change | undefined, busy: Rise | undefined): string {
  const parts = [...(job ? [`${job.summary} at ${clockText(job.atMs)}`] : []), ...(busy ? [riseText(busy)] : [])];
  return parts.join('; ');
}

function statementsBeforeAfter(name: string, scene: Scene) {
  const calls = scene.services.flatMap(({ calling }) => calling.filter(({ peer }) => peer === name));
  return beforeAfter(talliesOf(calls, scene.grid), scene.grid, scene.splitMs);
}

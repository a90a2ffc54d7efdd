import { plain, type Paint } from './report.js';
import { percentText } from '@compass/contracts';

/** A timeline as `compass trace` shows it; milliseconds. */
interface Timeline {
  readonly investigationId: string;
  readonly totalMs: number;
  readonly phases: readonly {
    readonly phase: string;
    readonly startMs: number;
    readonly endMs: number;
    readonly share: number;
    readonly endedBy: 'answers' | 'deadline' | 'running';
  }[];
  readonly tasks: readonly TaskTime[];
  readonly criticalPath: readonly { readonly what: string; readonly taskId?: string; readonly ms: number }[];
}

interface TaskTime {
  readonly taskId: string;
  readonly capability: string;
  readonly phase: string;
  readonly agent?: string;
  readonly attempts: number;
  readonly status: string;
  readonly auctionMs: number;
  readonly againMs: number;
  readonly workMs: number;
  readonly waitingMs: number;
  readonly critical: boolean;
}

const ends = { answers: '', deadline: ', ended by its deadline', running: ', still running' } as const;
const legs: Readonly<Record<string, string>> = {
  auction: 'auction of',
  again: 'attempts in vain at',
  work: 'work on',
  waiting: 'waiting for the end after',
  deciding: 'between phases',
};

/** Where the time went: by phase, by task, and what the verdict waited for. Lines end in \n. */
export function renderTimeline(
  { investigationId, totalMs, phases, tasks, criticalPath }: Timeline,
  paint: Paint = plain,
): string {
  const names = new Map(tasks.map(({ taskId, capability }) => [taskId, capability]));
  const width = Math.max(10, ...tasks.map(({ capability }) => capability.length));
  const lines = [
    `${paint('bold', investigationId)}  ${seconds(totalMs)} from opening to verdict`,
    ...phases.flatMap(({ phase, startMs, endMs, share, endedBy }) => [
      '',
      `${paint('bold', phase)}  ${seconds(endMs - startMs)}, ${percentText(share)} of the whole${ends[endedBy]}`,
      paint('dim', `   ${'task'.padEnd(width)}    auction      again       work    waiting`),
      ...tasks.filter((task) => task.phase === phase).map((task) => taskLine(task, width, paint)),
    ]),
    '',
    paint('bold', 'critical path'),
    ...criticalPath.map(
      ({ what, taskId, ms }) => `${seconds(ms)}  ${legs[what] ?? what} ${names.get(taskId ?? '') ?? ''}`,
    ),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function taskLine(task: TaskTime, width: number, paint: Paint): string {
  const { capability, agent, attempts, status, critical } = task;
  const parts = [task.auctionMs, task.againMs, task.workMs, task.waitingMs].map(seconds).join(' ');
  const tries = attempts > 1 ? `, ${attempts} attempts` : '';
  const line = ` ${critical ? '*' : ' '} ${capability.padEnd(width)} ${parts}  ${agent ?? 'nobody'}: ${status}${tries}`;
  return critical ? paint('yellow', line) : line;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(3)} s`.padStart(10);

import { causeTitle, percentText } from '@compass/contracts';
import { plain, type Paint } from './report.js';
import { dollars } from './words.js';

/** One event of an investigation's log, as Watch streams it. */
export interface LoggedEvent {
  readonly type: string;
  readonly atMs: number;
  /** The event's own fields. */
  readonly data: unknown;
}

/** The fields that progress is told from; every event has some of them. */
interface Fields {
  readonly tasks?: readonly { taskId: string; capability: string }[];
  readonly step?: string;
  readonly taskId?: string;
  readonly agent?: string;
  readonly reservedMicros?: number;
  readonly bids?: readonly { agent: string; declined?: string }[];
  readonly reason?: string;
  readonly result?: {
    taskId: string;
    agent: string;
    findings: readonly unknown[];
    disproof?: { contradiction: number; statement: string };
  };
  readonly hypotheses?: readonly { category: string; service: string; probability: number }[];
  readonly verdict?: { kind: string; cause?: { category: string; service: string }; confidence: number };
}

/** Tells an investigation as it happens: one line for each event that a person cares about. */
export class ProgressView {
  private startedAtMs: number | undefined;
  private readonly capabilities = new Map<string, string>();

  constructor(private readonly paint: Paint = plain) {}

  /** The lines for the next event; none for those that only matter to the machine. */
  lines(event: LoggedEvent): string[] {
    this.startedAtMs ??= event.atMs;
    const fields = event.data as Fields;
    for (const task of fields.tasks ?? []) this.capabilities.set(task.taskId, task.capability);
    const seconds = ((event.atMs - this.startedAtMs) / 1000).toFixed(2).padStart(6);
    const stamp = this.paint('dim', `${seconds} s  `);
    return this.tell(event.type, fields).map(
      ([word, text]) => `${stamp}${this.paint('cyan', word.padEnd(10))} ${text}`,
    );
  }

  private tell(type: string, fields: Fields): [word: string, text: string][] {
    if (type === 'InvestigationOpened') return [['incident', 'opened, investigation begins']];
    if (type === 'TasksRequested')
      return (fields.tasks ?? []).map(({ capability }) => [fields.step === 'disprove' ? 'attack' : 'task', capability]);
    if (type === 'TaskAwardRecorded') return [['award', this.award(fields)]];
    if (type === 'AttemptFailureRecorded')
      return [['failed', `${this.capabilityOf(fields.taskId)}: ${fields.reason ?? ''}`]];
    if (type === 'ResultAccepted') return [this.result(fields)];
    if (type === 'HypothesesRanked') return (fields.hypotheses ?? []).map((h) => ['hypothesis', describe(h)]);
    if (type === 'VerdictReached') return [['verdict', outcome(fields.verdict)]];
    return [];
  }

  private award({ taskId, agent, reservedMicros, bids }: Fields): string {
    const offers = (bids ?? []).filter(({ declined }) => !declined).length;
    const offered = `${offers} ${offers === 1 ? 'bid' : 'bids'}`;
    return `${this.capabilityOf(taskId)} goes to ${agent ?? ''} for ${dollars(reservedMicros ?? 0)} (${offered})`;
  }

  private result({ result }: Fields): [string, string] {
    if (!result) return ['answer', ''];
    const task = this.capabilityOf(result.taskId);
    if (!result.disproof) return ['answer', `${task}: ${result.findings.length} findings by ${result.agent}`];
    const { contradiction, statement } = result.disproof;
    return [
      'answer',
      `${task}: contradiction ${contradiction.toFixed(2)} by ${result.agent}: ${statement.split(':')[0]}`,
    ];
  }

  private capabilityOf(taskId = ''): string {
    return this.capabilities.get(taskId) ?? taskId;
  }
}

function outcome(verdict: Fields['verdict']): string {
  if (verdict?.cause) return describe({ ...verdict.cause, probability: verdict.confidence }).trimStart();
  return verdict?.kind ?? 'reached';
}

const describe = (hypothesis: { category: string; service: string; probability: number }): string =>
  `${percentText(hypothesis.probability).padStart(5)}  ${causeTitle(hypothesis.category)} at ${hypothesis.service}`;

import { PermanentError, type CompassError } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import type { ReadAward, TaskInvestigator } from '../investigation/task-investigator.js';
import type { Time } from '../retry/retry-until.js';
import type { ResultReporter } from './result-reporter.js';

/** Kept back from an award's time for publishing the result: a tenth, at most this. */
const longestReserveMs = 2_000;

/** Cancellations that are remembered at most: for awards that are still waiting for a place. */
const mostCancelled = 1_000;

/** Works on awards, each until its result is published, its deadline has passed, or it is cancelled. */
export class AwardWorker {
  readonly #atWork = new Map<string, Promise<void>>();
  readonly #cancels = new Map<string, AbortController>();
  readonly #stopping = new AbortController();

  constructor(
    private readonly investigator: TaskInvestigator,
    private readonly reporter: ResultReporter,
    private readonly time: Time,
    private readonly logger: Logger,
  ) {}

  /** Ends all work at once, unanswered: someone else will be handed the awards. */
  abandon(reason: CompassError): void {
    this.#stopping.abort(reason);
  }

  /** Ends the work on an award, also one that is yet to begin: it is reported as failed with the code `cancelled`. */
  cancel(award: AwardKey, reason: string): void {
    this.#cancelOf(award).abort(new PermanentError('cancelled', reason));
  }

  /**
   * Resolves when the award needs nothing more. The same award, delivered again while it is being worked on, is not begun twice.
   * @throws the reason of {@link abandon}: the award is unanswered
   */
  work(award: ReadAward): Promise<void> {
    const key = keyOf({ taskId: award.task.taskId, attempt: award.attempt });
    const atWork = this.#atWork.get(key) ?? this.#work(award).finally(() => this.#forget(key));
    this.#atWork.set(key, atWork);
    return atWork;
  }

  #forget(key: string): void {
    this.#atWork.delete(key);
    this.#cancels.delete(key);
  }

  #cancelOf(award: AwardKey): AbortController {
    const key = keyOf(award);
    const cancel = this.#cancels.get(key) ?? new AbortController();
    this.#cancels.set(key, cancel);
    const [oldest] = this.#cancels.keys();
    if (this.#cancels.size > mostCancelled) this.#cancels.delete(oldest!);
    return cancel;
  }

  async #work(award: ReadAward): Promise<void> {
    const leftMs = award.deadlineAtMs - this.time.clock.now();
    if (leftMs <= 0) return this.#drop(award, 'its deadline had passed before it came');
    const deadline = new AbortController();
    const cancelled = this.#cancelOf({ taskId: award.task.taskId, attempt: award.attempt }).signal;
    const stopClock = this.time.timers.after(leftMs - Math.min(longestReserveMs, leftMs / 10), () =>
      deadline.abort(new PermanentError('deadline-passed', "the award's time is over")),
    );
    const ends = [deadline.signal, cancelled, this.#stopping.signal];
    const answer = await this.investigator.answer(award, AbortSignal.any(ends));
    stopClock();
    this.#stopping.signal.throwIfAborted();
    const { status, failureCode, failureReason } = answer.result;
    if (status === 'RESULT_STATUS_FAILED')
      this.logger.warn('task failed', { ...about(award), failureCode, failureReason });
    await this.reporter
      .report(answer, award.deadlineAtMs, cancelled)
      .catch((error: unknown) => this.#drop(award, 'its result could not be published in time', error));
  }

  #drop(award: ReadAward, why: string, error?: unknown): void {
    this.logger.warn(`award dropped: ${why}`, { ...about(award), ...(error ? { error } : {}) });
  }
}

/** What names an award: redelivery keeps it. */
export interface AwardKey {
  readonly taskId: string;
  readonly attempt: number;
}

const keyOf = ({ taskId, attempt }: AwardKey): string => `${taskId}/${attempt}`;

const about = ({ task, attempt }: ReadAward) => ({ task_id: task.taskId, attempt });

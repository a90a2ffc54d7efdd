import { PermanentError, type CompassError } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import type { ReadAward, TaskInvestigator } from '../investigation/task-investigator.js';
import type { Time } from '../retry/retry-until.js';
import type { ResultReporter } from './result-reporter.js';

/** Kept back from an award's time for publishing the result: a tenth, at most this. */
const longestReserveMs = 2_000;

/** Works on awards, each until its result is published or its deadline has passed. */
export class AwardWorker {
  readonly #atWork = new Map<string, Promise<void>>();
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

  /**
   * Resolves when the award needs nothing more. The same award, delivered again while it is being worked on, is not begun twice.
   * @throws the reason of {@link abandon}: the award is unanswered
   */
  work(award: ReadAward): Promise<void> {
    const key = `${award.task.taskId}/${award.attempt}`;
    const atWork = this.#atWork.get(key) ?? this.#work(award).finally(() => this.#atWork.delete(key));
    this.#atWork.set(key, atWork);
    return atWork;
  }

  async #work(award: ReadAward): Promise<void> {
    const leftMs = award.deadlineAtMs - this.time.clock.now();
    if (leftMs <= 0) return this.#drop(award, 'its deadline had passed before it came');
    const deadline = new AbortController();
    const cancel = this.time.timers.after(leftMs - Math.min(longestReserveMs, leftMs / 10), () =>
      deadline.abort(new PermanentError('deadline-passed', "the award's time is over")),
    );
    const answer = await this.investigator.answer(award, AbortSignal.any([deadline.signal, this.#stopping.signal]));
    cancel();
    this.#stopping.signal.throwIfAborted();
    const { status, failureCode, failureReason } = answer.result;
    if (status === 'RESULT_STATUS_FAILED')
      this.logger.warn('task failed', { ...about(award), failureCode, failureReason });
    await this.reporter
      .report(answer, award.deadlineAtMs)
      .catch((error: unknown) => this.#drop(award, 'its result could not be published in time', error));
  }

  #drop(award: ReadAward, why: string, error?: unknown): void {
    this.logger.warn(`award dropped: ${why}`, { ...about(award), ...(error ? { error } : {}) });
  }
}

const about = ({ task, attempt }: ReadAward) => ({ task_id: task.taskId, attempt });

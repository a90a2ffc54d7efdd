import { topics, type Observation, type ResultReportedInput } from '@compass/contracts';
import { asCompassError, deriveId } from '@compass/kernel';
import { event, sealEvent, type EventLog } from '@compass/messaging';
import { observationMessage } from '@compass/signals';
import type { Answer } from '../investigation/task-investigator.js';
import { shortened, limits } from '../investigation/limits.js';
import { retryUntil, type Time } from '../retry/retry-until.js';

/** Where observations are kept, as a port. @throws RetryableError while the store is away */
export interface EvidenceStore {
  put(observations: readonly Observation[], deadlineMs: number): Promise<void>;
}

/** Publishes answers: evidence first, in one call, then the result that cites it. */
export class ResultReporter {
  /** @param source the service name under which the agent publishes */
  constructor(
    private readonly source: string,
    private readonly evidence: EvidenceStore,
    private readonly log: EventLog,
    private readonly time: Time,
  ) {}

  /**
   * Tries until the deadline while store or log are away. An answer that cannot be stored or published as it is is reported as failed;
   * so is one that is cancelled before it is published.
   * @throws the last failure when the deadline has passed: the market has settled the award by then
   */
  async report(answer: Answer, deadlineAtMs: number, cancelled: AbortSignal): Promise<void> {
    const { result, observations } = answer;
    try {
      if (observations.length > 0)
        await unlessAborted(cancelled, this.#storeAll(observations, deadlineAtMs, cancelled));
      cancelled.throwIfAborted();
      await retryUntil(deadlineAtMs, this.time, () => this.#publish(result));
    } catch (thrown) {
      if (asCompassError(thrown).kind === 'retryable') throw thrown;
      await retryUntil(deadlineAtMs, this.time, () => this.#publish(refused(answer, thrown)));
    }
  }

  #storeAll(observations: Answer['observations'], deadlineAtMs: number, cancelled: AbortSignal): Promise<void> {
    const messages = observations.map(observationMessage);
    return retryUntil(deadlineAtMs, this.time, () => {
      cancelled.throwIfAborted();
      return this.evidence.put(messages, Math.max(1, deadlineAtMs - this.time.clock.now()));
    });
  }

  async #publish(result: ResultReportedInput): Promise<void> {
    const { investigationId: key = '', taskId = '', attempt = 0 } = result;
    const reported = event({
      id: deriveId(taskId, 'result', attempt),
      type: 'compass.agents.v1.ResultReported',
      topic: topics.results.name,
      key,
      data: result,
    });
    await this.log.append([sealEvent(reported, this.source, this.time.clock.now())]);
  }
}

/** The same award, answered without what could not be taken. */
function refused({ result, spentMicros }: Answer, thrown: unknown): ResultReportedInput {
  const { investigationId, taskId, attempt, agent, agentVersion } = result;
  const { code, message } = asCompassError(thrown);
  return {
    ...{ investigationId, taskId, attempt, agent, agentVersion },
    status: 'RESULT_STATUS_FAILED',
    failureCode: code,
    failureReason: shortened(message, limits.text),
    costMicros: spentMicros,
  };
}

/** Waits for the work or the abortion, whichever is first. @throws the signal's reason */
function unlessAborted(signal: AbortSignal, work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const give = () => reject(asCompassError(signal.reason));
  if (signal.aborted) give();
  signal.addEventListener('abort', give, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', give));
}

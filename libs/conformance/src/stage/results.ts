import { decodeEvent, topics, type ResultReported } from '@compass/contracts';
import { typeOf, type EventLog, type LogRecord, type Subscription } from '@compass/messaging';

/** An answer as it lies in the log. */
export interface Reported {
  readonly record: LogRecord;
  readonly result: ResultReported;
  readonly atMs: number;
}

const resultType = 'compass.agents.v1.ResultReported';

/** What was published to the results' topic, by task. */
export class Results {
  readonly #byTask = new Map<string, Reported[]>();
  #subscription?: Subscription;

  /** @param group one that nobody has used; it reads the topic from its beginning */
  static async follow(log: EventLog, group: string): Promise<Results> {
    const results = new Results();
    await log.ensureTopics([topics.results]);
    results.#subscription = await log.subscribe({
      group,
      topics: [topics.results.name],
      onBatch: (batch) => {
        for (const record of batch.records) results.#take(record);
        batch.acknowledge(batch.records.at(-1)!.offset);
        return Promise.resolve();
      },
    });
    await results.#subscription.joined;
    return results;
  }

  of(taskId: string): readonly Reported[] {
    return this.#byTask.get(taskId) ?? [];
  }

  async stop(): Promise<void> {
    await this.#subscription?.stop();
  }

  #take(record: LogRecord): void {
    const result = readable(record);
    if (!result) return;
    const reported = { record, result, atMs: performance.now() };
    this.#byTask.set(result.taskId, [...this.of(result.taskId), reported]);
  }
}

/** Undefined for what others left in the topic and nobody can read. */
function readable(record: LogRecord): ResultReported | undefined {
  if (typeOf(record) !== resultType) return undefined;
  try {
    return decodeEvent(resultType, record.body);
  } catch {
    return undefined;
  }
}

import type { EventLog, LogRecord, OutboundMessage, RecordBatch, Subscription } from '../port/event-log.js';

export interface Collector extends Subscription {
  /** In the order in which they came, redelivered ones again. */
  readonly records: readonly LogRecord[];
  readonly bodies: string[];
}

/** Subscribes and keeps what comes, acknowledging each record unless `onBatch` says what to do. */
export async function collect(
  log: EventLog,
  group: string,
  topics: readonly string[],
  onBatch: (batch: RecordBatch) => Promise<void> | void = acknowledgeAll,
): Promise<Collector> {
  const records: LogRecord[] = [];
  const subscription = await log.subscribe({
    group,
    topics,
    onBatch: async (batch) => {
      records.push(...batch.records);
      await onBatch(batch);
    },
  });
  return {
    records,
    get bodies() {
      return records.map(({ body }) => body.toString());
    },
    joined: subscription.joined,
    stop: () => subscription.stop(),
    isAlive: () => subscription.isAlive(),
  };
}

export function acknowledgeAll({ records, acknowledge }: RecordBatch): void {
  for (const { offset } of records) acknowledge(offset);
}

export function messageOf(topic: string, key: string | null, body: string): OutboundMessage {
  return { topic, key, headers: { 'compass-test': 'yes' }, body: Buffer.from(body) };
}

const patienceMs = 45_000;

/** Waits until `holds`; gives up long after a working system would have got there. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`not within ${patienceMs} ms: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

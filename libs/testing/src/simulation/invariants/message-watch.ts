import { typeOf, type LogRecord, type OutboundMessage } from '@compass/messaging';
import type { LogListener } from '../log/simulated-broker.js';
import { must } from './violation.js';

interface Lane {
  /** Ids of committed events, in the order of their commits. */
  readonly committed: string[];
  /** How many of them are on the log. */
  appended: number;
}

const idOf = ({ headers }: Pick<OutboundMessage, 'headers'>) => `${headers['ce_source']}/${headers['ce_id']}`;
const laneOf = ({ topic, key }: OutboundMessage) => `${topic}/${key}`;

/**
 * Sees what is committed, what is on the log and what is handled: every committed event comes to the log, in the order of its key's
 * commits, always with the same content; nothing comes that was not committed; and no service handles a message twice.
 */
export class MessageWatch implements LogListener {
  private readonly lanes = new Map<string, Lane>();
  private readonly bodies = new Map<string, Buffer>();
  private readonly handled = new Set<string>();
  private first: unknown;

  /** An event's transaction has committed. */
  onCommitted(message: OutboundMessage): void {
    this.laneOf(message).committed.push(idOf(message));
  }

  /** A handler's transaction has committed. */
  onHandled(consumer: string, message: string): void {
    const name = `${consumer} ${message}`;
    this.note(() => must(!this.handled.has(name), 'handled-twice', () => name));
    this.handled.add(name);
  }

  onRecords(records: readonly LogRecord[]): void {
    for (const record of records) if (isOfService(record)) this.note(() => this.check(record));
  }

  onGroup(): void {
    // Who reads what is nobody's promise.
  }

  /** @throws Violation the first that was seen */
  rethrow(): void {
    if (this.first) throw this.first as Error;
  }

  private check(record: LogRecord): void {
    const id = idOf(record);
    const known = this.bodies.get(id);
    must(!known || known.equals(record.body), 'event-changed', () => `${typeOf(record)} ${id}`);
    if (known) return;
    this.bodies.set(id, record.body);
    const lane = this.laneOf(record);
    const expected = lane.committed[lane.appended];
    must(lane.committed.includes(id), 'event-not-committed', () => `${typeOf(record)} ${id}`);
    must(expected === id, 'events-out-of-order', () => `${typeOf(record)} ${id} came before ${expected}`);
    lane.appended += 1;
  }

  /** Kept, because who is at work when it is seen may take it for a failure of its own. */
  private note(check: () => void): void {
    try {
      check();
    } catch (violation) {
      this.first ??= violation;
    }
  }

  private laneOf(message: OutboundMessage): Lane {
    const lane = this.lanes.get(laneOf(message)) ?? { committed: [], appended: 0 };
    this.lanes.set(laneOf(message), lane);
    return lane;
  }
}

/** Not an alert, and not an agent's report. */
function isOfService({ headers }: LogRecord): boolean {
  const source = headers['ce_source'];
  return source !== undefined && !source.startsWith('agent-');
}

import { Messages, type Part, type Wire } from './wire.js';

const typed = (bytes: Buffer): number | undefined => (bytes.length < 5 ? undefined : 1 + bytes.readInt32BE(1));
const untyped = (bytes: Buffer): number | undefined => (bytes.length < 4 ? undefined : bytes.readInt32BE(0));

/**
 * PostgreSQL's protocol, version 3. A request is a simple query, or what lies between two Syncs, named by the statement that its last
 * Bind runs, prepared now or long ago; its answer is named at CommandComplete, when the server has done it.
 */
export class PostgresWire implements Wire {
  private started = false;
  private statement = '';
  /** What prepared statements do, by their names. */
  private readonly prepared = new Map<string, string>();
  /** Asked, and not answered yet; oldest first. */
  private readonly asked: string[] = [];
  private readonly requests = new Messages((bytes) => (this.started ? typed(bytes) : untyped(bytes)));
  private readonly answers = new Messages(typed);

  request(chunk: Buffer): Part[] {
    return Array.from(this.requests.take(chunk), (bytes) => {
      if (!this.started) {
        this.started = true; // the clients here ask for no encryption first
        return { bytes };
      }
      return { bytes, ...this.requestName(bytes) };
    });
  }

  answer(chunk: Buffer): Part[] {
    return Array.from(this.answers.take(chunk), (bytes) => {
      const type = String.fromCharCode(bytes[0]!);
      const name = this.asked[0];
      if (type === 'Z') this.asked.shift();
      return type === 'C' && name ? { bytes, name } : { bytes };
    });
  }

  private requestName(bytes: Buffer): { name?: string } {
    switch (String.fromCharCode(bytes[0]!)) {
      case 'Q':
        return this.ask(statementName(textAt(bytes, 5)));
      case 'P': {
        const name = textAt(bytes, 5);
        this.prepared.set(name, statementName(textAt(bytes, 5 + name.length + 1)));
        return {};
      }
      case 'B':
        this.statement = this.prepared.get(textAt(bytes, 5 + textAt(bytes, 5).length + 1)) ?? '';
        if (this.statement === 'INSERT outbox') this.statement = `INSERT outbox ${topicIn(bytes)}`;
        return {};
      case 'S':
        return this.ask(this.statement);
      default:
        return {};
    }
  }

  private ask(name: string): { name?: string } {
    this.asked.push(name);
    return name ? { name } : {};
  }
}

/** The text up to its closing zero. */
function textAt(bytes: Buffer, offset: number): string {
  const end = bytes.indexOf(0, offset);
  return bytes.toString('utf8', offset, end < 0 ? bytes.length : end);
}

/** What goes into an outbox is told apart by where it is to go. */
function topicIn(parameters: Buffer): string {
  const [topic = ''] = /compass\.[a-z]+\.v1|compass\.agent\./.exec(parameters.toString('latin1')) ?? [];
  return topic.replace(/^compass\.agent\.$/, 'compass.agent.*');
}

/** Writes, also those inside of a WITH; `FOR UPDATE` is none. */
const write = /\b(INSERT INTO|DELETE FROM|(?<!FOR )UPDATE)\s+(?:ONLY\s+)?([a-z_.]+)/i;
const end = /^\s*(COMMIT|ROLLBACK)/i;
const read = /\bFROM\s+([a-z_.]+)(?![a-z_.(])/i;
/** A function that is called for what it does, not for what it gives of a table. */
const call = /^\s*SELECT\s+(?:[a-z_, ]+\sFROM\s+)?(?:\w+\.)?([a-z_]+)\(/i;

/** What a statement does and to what: its verb and its table or function; empty where that tells nothing. */
export function statementName(sql: string): string {
  const [, verb = '', object = ''] = write.exec(sql) ?? end.exec(sql) ?? [];
  if (verb) return [verb.toUpperCase().split(' ')[0], object].filter(Boolean).join(' ');
  const [, table] = read.exec(sql) ?? [];
  if (table) return `read ${table}`;
  const [, called] = call.exec(sql) ?? [];
  return called ? `SELECT ${called}` : '';
}

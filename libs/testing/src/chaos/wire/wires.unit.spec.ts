import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KafkaWire } from './kafka-wire.js';
import { PostgresWire, statementName } from './postgres-wire.js';
import type { Part } from './wire.js';

const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const text = (value: string) => Buffer.concat([int16(value.length), Buffer.from(value)]);
const sized = (...fields: Buffer[]) => {
  const body = Buffer.concat(fields);
  return Buffer.concat([int32(body.length), body]);
};
/** A message of PostgreSQL: its type, its length, its fields. */
const message = (type: string, ...fields: Buffer[]) => {
  const body = Buffer.concat(fields);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
};
const zeroed = (value: string) => Buffer.from(`${value}\0`);

const namesOf = (parts: readonly Part[]) => parts.flatMap(({ name }) => name ?? []);
const bytesOf = (parts: readonly Part[]) => Buffer.concat(parts.map(({ bytes }) => bytes));

/** Whatever pieces a stream comes in, its parts are the same bytes. */
function inPieces(stream: Buffer, cuts: readonly number[], take: (chunk: Buffer) => Part[]): Part[] {
  const at = [...new Set(cuts.map((cut) => cut % stream.length))].sort((a, b) => a - b);
  return [0, ...at].flatMap((from, n) => take(Buffer.from(stream.subarray(from, at[n] ?? stream.length))));
}
const cuts = fc.array(fc.nat(), { maxLength: 12 });

describe('the wire to PostgreSQL', () => {
  const startup = sized(int32(196_608), zeroed('user'), zeroed('postgres'), zeroed(''));
  startup.writeInt32BE(startup.length);
  const requests = Buffer.concat([
    startup,
    message('Q', zeroed('START TRANSACTION')),
    message('P', zeroed(''), zeroed('INSERT INTO outbox (relay) VALUES ($1)'), int16(0)),
    message('B', zeroed(''), zeroed(''), text('{compass.verdicts.v1}')),
    message('E', zeroed(''), int32(0)),
    message('S'),
    message('P', zeroed('s1'), zeroed('UPDATE account SET closed = $1'), int16(0)),
    message('B', zeroed(''), zeroed('s1'), text('t')),
    message('S'),
    message('B', zeroed(''), zeroed(''), text('{compass.tasks.v1}')),
    message('S'),
    message('B', zeroed(''), zeroed('s1'), text('t')),
    message('S'),
    message('Q', zeroed('COMMIT')),
  ]);
  const told = [
    ...[
      'INSERT outbox compass.verdicts.v1',
      'UPDATE account',
      'INSERT outbox compass.tasks.v1',
      'UPDATE account',
      'COMMIT',
    ],
  ];
  const answers = Buffer.concat([
    message('R', int32(0)),
    message('C', zeroed('START TRANSACTION')),
    message('Z', Buffer.from('T')),
    message('1'),
    message('2'),
    ...['INSERT 0 1', 'UPDATE 1', 'INSERT 0 1', 'UPDATE 1'].flatMap((tag) => [
      message('C', zeroed(tag)),
      message('Z', Buffer.from('T')),
    ]),
    message('C', zeroed('COMMIT')),
    message('Z', Buffer.from('I')),
  ]);

  test('names what is asked and what is answered, in whatever pieces it comes', () => {
    fc.assert(
      fc.property(cuts, cuts, (asking, answering) => {
        const wire = new PostgresWire();
        const asked = inPieces(requests, asking, (chunk) => wire.request(chunk));
        const answered = inPieces(answers, answering, (chunk) => wire.answer(chunk));
        expect(namesOf(asked)).toEqual(told);
        expect(namesOf(answered)).toEqual(told);
        expect(bytesOf(asked).equals(requests)).toBe(true);
        expect(bytesOf(answered).equals(answers)).toBe(true);
      }),
    );
  });

  test.each([
    ['INSERT INTO intake.incidents (a) VALUES (1)', 'INSERT intake.incidents'],
    ['WITH marked AS (UPDATE inbox SET a = 1) INSERT INTO inbox_parked (a) VALUES (1)', 'UPDATE inbox'],
    ['SELECT inbox_admit($1, $2, $3) AS admission', 'SELECT inbox_admit'],
    ['SELECT message_id, admission FROM inbox_admit_all($1, $2, $3)', 'SELECT inbox_admit_all'],
    ['SELECT min(due_at_ms) FROM timer', 'read timer'],
    ['SELECT min(a) AS a FROM inbox_parked p WHERE NOT EXISTS (SELECT FROM inbox_parked e)', 'read inbox_parked'],
    ['SELECT p.position FROM inbox_parked p LIMIT 1 FOR UPDATE SKIP LOCKED', 'read inbox_parked'],
    ['SELECT 1', ''],
  ])('%s is %s', (sql, name) => {
    expect(statementName(sql)).toBe(name);
  });
});

describe('the wire to Kafka', () => {
  const header = (api: number, version: number, correlation: number) =>
    Buffer.concat([int16(api), int16(version), int32(correlation), text('client')]);
  const produce = sized(header(0, 7, 1), int16(-1), int16(-1), int32(30_000), int32(1), text('compass.verdicts.v1'));
  const metadata = sized(header(3, 6, 2), int32(-1));
  const broker = (port: number) => Buffer.concat([int32(1), text('127.0.0.1'), int32(port), int16(-1)]);
  const whereBrokersAre = (ports: readonly number[]) =>
    sized(int32(2), int32(0), int32(ports.length), ...ports.map(broker), text('cluster'), int32(1));
  const produced = sized(int32(1), int32(0));

  test('names requests and their answers, and moves brokers to where the proxies are', () => {
    fc.assert(
      fc.property(cuts, cuts, (asking, answering) => {
        const wire = new KafkaWire((port) => port + 1);
        const asked = inPieces(Buffer.concat([produce, metadata]), asking, (chunk) => wire.request(chunk));
        const stream = Buffer.concat([whereBrokersAre([9_092, 9_094]), produced]);
        const answered = inPieces(stream, answering, (chunk) => wire.answer(chunk));
        expect(namesOf(asked)).toEqual(['Produce compass.verdicts.v1', 'Metadata']);
        expect(namesOf(answered)).toEqual(['Metadata', 'Produce compass.verdicts.v1']);
        expect(bytesOf(answered).equals(Buffer.concat([whereBrokersAre([9_093, 9_095]), produced]))).toBe(true);
      }),
    );
  });
});

import type { Client } from 'pg';
import type { Effect, LogMessage } from './facts.js';

/** Something that went wrong, put into what is checked. */
export interface Damage {
  readonly name: string;
  /** What the checker must say of it. */
  readonly invariant: string;
  readonly sql?: string;
  readonly log?: (log: readonly LogMessage[]) => readonly LogMessage[];
  readonly effects?: (effects: readonly Effect[]) => readonly Effect[];
}

const firstOf = (log: readonly LogMessage[], type: string): LogMessage => log.find((message) => message.type === type)!;
const without = (type: string) => (log: readonly LogMessage[]) =>
  log.filter(({ type: other, key }) => other !== type || key !== firstOf(log, type).key);
const again = (type: string) => (log: readonly LogMessage[]) => [...log, { ...firstOf(log, type), id: 'another' }];

const anInvestigation = `(SELECT min(investigation_id) FROM orchestrator.investigation)`;

export const damages: readonly Damage[] = [
  {
    name: 'the row of an alert deleted',
    invariant: 'alert-lost',
    sql: `DELETE FROM intake.occurrences WHERE occurrence_key = (SELECT min(occurrence_key) FROM intake.occurrences)`,
  },
  {
    name: 'an alert in a second incident',
    invariant: 'alert-in-two-incidents',
    sql: `INSERT INTO intake.occurrences (occurrence_key, incident_id, alert, resolved)
          SELECT 'another', incident_id, alert, resolved FROM intake.occurrences LIMIT 1`,
  },
  {
    name: 'an alert that nobody sent',
    invariant: 'alert-invented',
    sql: `INSERT INTO intake.occurrences (occurrence_key, incident_id, alert, resolved)
          SELECT 'another', incident_id, '{"labels":{"chaos_alert":"nobody"}}', resolved FROM intake.occurrences LIMIT 1`,
  },
  {
    name: 'one trouble in two incidents',
    invariant: 'incident-split',
    sql: `UPDATE intake.incidents SET environment = (SELECT min(environment) FROM intake.incidents), fingerprint = incident_id::text`,
  },
  {
    name: 'an investigation deleted',
    invariant: 'incident-not-investigated',
    sql: `DELETE FROM orchestrator.investigation_event WHERE investigation_id = ${anInvestigation};
          DELETE FROM orchestrator.investigation WHERE investigation_id = ${anInvestigation}`,
  },
  {
    name: 'two investigations of one incident',
    invariant: 'incident-investigated-twice',
    sql: `ALTER TABLE orchestrator.investigation DROP CONSTRAINT investigation_incident_id_key;
          UPDATE orchestrator.investigation SET incident_id = (SELECT min(incident_id) FROM orchestrator.investigation)`,
  },
  {
    name: 'an investigation that goes on',
    invariant: 'not-concluded',
    sql: `UPDATE orchestrator.investigation SET status = 'running'`,
  },
  {
    name: 'an event deleted',
    invariant: 'gap-in-versions',
    sql: `DELETE FROM orchestrator.investigation_event WHERE version = 2`,
  },
  {
    name: 'an event changed',
    invariant: 'event-damaged',
    sql: `UPDATE orchestrator.investigation_event SET data = '{}' WHERE version = 2`,
  },
  {
    name: 'a second result accepted for a task',
    invariant: 'two-accepted-results',
    sql: `INSERT INTO orchestrator.investigation_event (investigation_id, version, type, data, hash, at_ms)
          SELECT investigation_id, 100000 + version, type, data, hash, at_ms
            FROM orchestrator.investigation_event WHERE type = 'ResultAccepted'`,
  },
  {
    name: 'a second verdict decided',
    invariant: 'concluded-twice',
    sql: `INSERT INTO orchestrator.investigation_event (investigation_id, version, type, data, hash, at_ms)
          SELECT investigation_id, 100000 + version, type, data, hash, at_ms
            FROM orchestrator.investigation_event WHERE type = 'VerdictReached'`,
  },
  {
    name: 'a reservation left open',
    invariant: 'reservation-open',
    sql: `UPDATE task_market.attempt SET spent_micros = NULL WHERE attempt = 1`,
  },
  {
    name: 'money spent that no attempt accounts for',
    invariant: 'books-do-not-balance',
    sql: `UPDATE task_market.account SET spent_micros = spent_micros + 1`,
  },
  {
    name: 'more spent than the budget',
    invariant: 'over-budget',
    sql: `ALTER TABLE task_market.account DROP CONSTRAINT within_budget;
          UPDATE task_market.account SET spent_micros = budget_micros + 1`,
  },
  { name: 'an account left open', invariant: 'account-open', sql: `UPDATE task_market.account SET closed = false` },
  { name: 'a task left waiting', invariant: 'task-not-ended', sql: `UPDATE task_market.task SET status = 'waiting'` },
  {
    name: 'an event left in the outbox',
    invariant: 'work-left',
    sql: `INSERT INTO orchestrator.outbox (relay, topic, headers, body) VALUES (gen_random_uuid(), 't', '{}', '')`,
  },
  {
    name: 'a message left parked',
    invariant: 'work-left',
    sql: `INSERT INTO task_market.inbox_parked (consumer, message_id, topic, partition, "offset", headers, body, attempts, due_at_ms)
          VALUES ('task-market', 'm', 't', 0, '0', '{}', '', 1, 0)`,
  },
  {
    name: 'a deadline left over',
    invariant: 'work-left',
    sql: `INSERT INTO orchestrator.deadline_timer VALUES (${anInvestigation}, 'conclude', 0, '{}')`,
  },
  {
    name: 'a message given up',
    invariant: 'dead-letter',
    sql: `INSERT INTO intake.dead_letter (id, consumer, message_id, topic, partition, "offset", headers, body, code, reason, attempts, failed_at_ms)
          VALUES (gen_random_uuid(), 'intake', 'm', 't', 0, '0', '{}', '', 'unexpected', 'r', 1, 0)`,
  },
  { name: 'a verdict that was not published', invariant: 'verdict-not-published', log: without('VerdictReached') },
  { name: 'a verdict published again under another id', invariant: 'two-verdicts', log: again('VerdictReached') },
  {
    name: 'an incident opened again under another id',
    invariant: 'incident-opened-twice',
    log: again('IncidentOpened'),
  },
  { name: 'an incident that was not told of', invariant: 'incident-not-opened', log: without('IncidentOpened') },
  { name: 'a settlement published again under another id', invariant: 'settled-twice', log: again('TaskSettled') },
  { name: 'settlements that were not published', invariant: 'settlement-not-published', log: without('TaskSettled') },
  {
    name: 'an event published again with other bytes',
    invariant: 'event-changed',
    log: (log) => [...log, { ...firstOf(log, 'VerdictReached'), body: Buffer.from('other') }],
  },
  {
    name: 'an acknowledged alert that is not on the log',
    invariant: 'alert-forgotten',
    log: (log) => log.filter(({ topic }) => topic !== 'compass.alerts.v1'),
  },
  {
    name: 'a receiver that was not told',
    invariant: 'effect-missing',
    effects: (effects) => effects.filter(({ id }) => id !== effects[0]!.id),
  },
  {
    name: 'a receiver told of a verdict under two ids',
    invariant: 'effect-twice',
    effects: (effects) => [...effects, { ...effects[0]!, id: 'another' }],
  },
  {
    name: 'a receiver told again, but something else',
    invariant: 'effect-changed',
    effects: (effects) => [...effects, { ...effects[0]!, body: 'other' }],
  },
  {
    name: 'a webhook that nobody took',
    invariant: 'work-left',
    sql: `UPDATE notifier.delivery SET state = 'dead'`,
  },
];

/** Does to the database what the damage does to it. */
export const tamperWith =
  ({ sql }: Damage) =>
  async (client: Client): Promise<void> => {
    if (sql) await client.query(sql);
  };

import { topics } from '@compass/contracts';
import { messageId, typeOf } from '@compass/messaging';
import { parseAlerts } from '@compass/service-intake/domain';
import type { Mesh } from '../mesh.js';
import type { Schema } from '../services/host.js';

/** Why not everything has ended; undefined when it has: every alert has its verdict, every message is handled, every account settled. */
export function unfinished(mesh: Mesh): string | undefined {
  return unsettled(mesh) ?? unconcluded(mesh) ?? lostAlert(mesh) ?? unhandled(mesh) ?? untold(mesh);
}

function unsettled({ market }: Mesh): string | undefined {
  const { accounts, attempts, tasks, timers } = market.tables;
  const timer = [...timers.rows.values()].find(({ kind }) => kind !== 'lease-sweep');
  if (timer) return `timer ${timer.kind} of ${timer.subject} is still to come`;
  const open = [...attempts.rows.values()].find(({ spentMicros }) => spentMicros === null);
  if (open) return `attempt ${open.taskId}/${open.attempt} is not settled`;
  const task = [...tasks.rows.values()].find(({ status }) => status !== 'ended');
  if (task) return `task ${task.task.taskId} is ${task.status}`;
  const account = [...accounts.rows.values()].find(({ closed }) => !closed);
  return account && `the account of ${account.investigationId} is not closed`;
}

function unconcluded({ intake, orchestrator, market }: Mesh): string | undefined {
  const { investigations, deadlines, events } = orchestrator.tables;
  for (const { incidentId, recurrenceOf } of intake.tables.incidents.rows.values()) {
    // What returns is not investigated again.
    if (recurrenceOf) continue;
    const investigation = [...investigations.rows.values()].find((row) => row.incidentId === incidentId);
    if (investigation?.concludedAtMs === undefined) return `incident ${incidentId} has no verdict`;
  }
  if (deadlines.rows.size > 0) return `${deadlines.rows.size} deadlines are still to come`;
  const settled = [...events.rows.values()].filter(({ event }) => event.type === 'SettlementRecorded').length;
  return settled < market.tables.attempts.rows.size
    ? 'an investigation does not know all of its settlements'
    : undefined;
}

/** Also true before anything was sent: a schedule without alerts is none. */
function lostAlert({ sent, intake, expected }: Mesh): string | undefined {
  if (sent.length < expected) return 'monitors are not done';
  const { occurrences, incidents } = intake.tables;
  for (const { key, alert } of sent.flatMap((message) => parseAlerts(message, undefined).occurrences)) {
    if (alert.status !== 'ALERT_STATUS_FIRING') continue;
    const occurrence = occurrences.rows.get(key);
    if (!occurrence || !incidents.rows.has(occurrence.incidentId)) return `alert ${key} is in no incident`;
  }
  return undefined;
}

function unhandled(mesh: Mesh): string | undefined {
  const readers: [Schema<unknown>, readonly string[]][] = [
    [mesh.intake, [topics.alerts.name]],
    [mesh.orchestrator, [topics.incidents.name, topics.market.name, topics.results.name]],
    [mesh.market, [topics.tasks.name, topics.results.name]],
  ];
  for (const [{ service, inbox }, names] of readers)
    for (const record of names.flatMap((name) => mesh.broker.recordsOf(name))) {
      // Of a return nobody has to do anything.
      if (typeOf(record) === 'compass.incidents.v1.IncidentRecurred') continue;
      const id = record.topic === topics.alerts.name ? messageId({ ...record, headers: {} }) : messageId(record);
      if (inbox.inbox.rows.get(`${service}/${id}`)?.state !== 'handled') return `${service} has not handled ${id}`;
    }
  return undefined;
}

function untold({ intake, orchestrator, market, broker }: Mesh): string | undefined {
  const behind = [intake, orchestrator, market].find(({ outbox }) => outbox.rows.size > 0);
  if (behind) return `the outbox of ${behind.service} is not empty`;
  const told = new Set(broker.recordsOf(topics.verdicts.name).map(({ key }) => key));
  const silent = [...orchestrator.tables.investigations.rows.keys()].find((id) => !told.has(id));
  return silent && `the verdict of ${silent} is not published`;
}

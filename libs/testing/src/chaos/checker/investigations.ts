import { createHash } from 'node:crypto';
import { distinct, exactlyOne } from './alerts-and-incidents.js';
import { countBy } from './counting.js';
import type { EventRow, Facts, InvestigationRow } from './facts.js';
import type { Violation } from './violations.js';

/** Every investigation has ended with a verdict, and its log is whole. */
export function investigationViolations({ investigations, events }: Facts): Violation[] {
  const logs = Map.groupBy(events, ({ investigationId }) => investigationId);
  return investigations.flatMap((investigation) => {
    const log = logs.get(investigation.investigationId) ?? [];
    return [...endViolations(investigation), ...logViolations(investigation, log)];
  });
}

/** Every investigation has published one verdict: one id, however often it lies on the log. */
export function verdictViolations({ investigations, log }: Facts): Violation[] {
  const verdicts = distinct(log.filter(({ type }) => type === 'VerdictReached'));
  const published = countBy(verdicts, ({ key }) => key);
  return investigations.flatMap(({ investigationId: what }) =>
    exactlyOne(published.get(what), 'verdict-not-published', 'two-verdicts', what),
  );
}

function endViolations({ investigationId: what, status, verdict }: InvestigationRow): Violation[] {
  const ended = status === 'concluded' || status === 'expired';
  return ended && verdict?.kind ? [] : [{ invariant: 'not-concluded', what: `${what} is ${status}` }];
}

function logViolations({ investigationId, version }: InvestigationRow, log: readonly EventRow[]): Violation[] {
  const gap = log.some((event, n) => event.version !== n + 1) || log.length !== version;
  const damaged = log.filter(({ data, hash }) => createHash('sha256').update(data).digest('hex') !== hash);
  const verdicts = log.filter(({ type }) => type === 'VerdictReached');
  const accepted = countBy(
    log.filter(({ type }) => type === 'ResultAccepted'),
    ({ data }) => (JSON.parse(data) as { result: { taskId: string } }).result.taskId,
  );
  return [
    ...(gap
      ? [{ invariant: 'gap-in-versions', what: `${investigationId}: ${log.length} events, version ${version}` }]
      : []),
    ...damaged.map((event) => ({ invariant: 'event-damaged', what: `${investigationId}/${event.version}` })),
    ...(verdicts.length > 1 ? [{ invariant: 'concluded-twice', what: investigationId }] : []),
    ...[...accepted].filter(([, times]) => times > 1).map(([what]) => ({ invariant: 'two-accepted-results', what })),
  ];
}

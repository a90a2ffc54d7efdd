import { topics } from '@compass/contracts';
import { noteEvents, type EventObserver } from '@compass/runtime';
import type { Meter } from '@opentelemetry/api';
import { failureReasons } from '../domain/task/market-task.js';

/** Auctions and money. What is alerted on is there with 0 from the start, so that a first one is an increase. An award is told twice, to its agent and to everyone; it is counted as told to everyone. */
export function marketMetrics(meter: Meter): EventObserver {
  const awards = meter.createCounter('compass.market.awards', {
    description: 'Awards by agent, version and capability.',
  });
  const bids = meter.createCounter('compass.market.bids', {
    description: 'Answers of bidders in auctions that ended in an award: bid, or why there was none.',
  });
  const failures = meter.createCounter('compass.market.failures', {
    description: 'Attempts without a result, by reason.',
  });
  for (const reason of failureReasons) for (const final of ['true', 'false']) failures.add(0, { reason, final });
  const money = (name: string, description: string) => meter.createCounter(name, { description, unit: 'USD' });
  const reserved = money('compass.market.reserved', 'What settled attempts had reserved.');
  const spent = money('compass.market.spent', 'What settled attempts were paid.');
  return noteEvents({
    'compass.market.v1.TaskAwarded': ({ award, bids: answers = [] }, topic) => {
      if (topic !== topics.market.name) return;
      const capability = award?.task?.capability ?? '';
      awards.add(1, { agent: award?.agent ?? '', version: award?.agentVersion ?? '', capability });
      for (const { agent = '', declined = '' } of answers) bids.add(1, { agent, answer: answerOf(declined) });
    },
    'compass.market.v1.TaskFailed': ({ reason = '', final = false }) =>
      failures.add(1, { reason, final: String(final) }),
    'compass.market.v1.TaskSettled': ({ reservedMicros, spentMicros }) => {
      reserved.add(Number(reservedMicros ?? 0) / 1e6);
      spent.add(Number(spentMicros ?? 0) / 1e6);
    },
  });
}

/** Only what comes before the colon: reasons are the agents' own words, and without number. */
const answerOf = (declined: string) => (declined === '' ? 'bid' : (declined.split(':')[0] ?? '').slice(0, 32));

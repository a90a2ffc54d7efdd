import { messageFromJson, type Observation } from '@compass/contracts';
import { canonicalJson, PermanentError } from '@compass/kernel';
import { observationsOf, type InvestigationEvent, type RecordedEvent } from '@compass/service-orchestrator/domain';
import type { Gateway } from '../gateway/gateway.js';
import { namedInvestigation } from '../gateway/named.js';
import { readExport } from './export-file.js';

/** An investigation as it was recorded: by a running COMPASS, or in a file that was exported from one. */
export interface RecordedInvestigation {
  readonly investigationId: string;
  readonly events: readonly RecordedEvent[];
  /** All that its agents observed. */
  observations(): Promise<readonly Observation[]>;
}

/** Observations asked for at once. */
const atOnce = 8;

/** @throws PermanentError `unknown-investigation`, `invalid-export`, `nothing-chosen` */
export async function recordedInvestigation(
  gateway: Gateway,
  id?: string,
  file?: string,
): Promise<RecordedInvestigation> {
  if (file !== undefined) {
    const { observations, ...exported } = readExport(file);
    return { ...exported, observations: () => Promise.resolve(observations) };
  }
  if (id === undefined) throw new PermanentError('nothing-chosen', 'name an investigation, or a file with --file');
  const investigationId = await namedInvestigation(gateway, id);
  const events = await eventsOf(gateway, investigationId);
  const log = logOf(events);
  return { investigationId, events, observations: () => stored(gateway, observationsOf(log)) };
}

/** The events as the domain knows them. @throws PermanentError `invalid-log` */
export function logOf(events: readonly RecordedEvent[]): InvestigationEvent[] {
  try {
    return events.map(({ data }) => JSON.parse(data) as InvestigationEvent);
  } catch (cause) {
    throw new PermanentError('invalid-log', 'an event is not JSON: compass replay tells which', { cause });
  }
}

interface EventJson {
  readonly version: number;
  readonly type: string;
  readonly hash: string;
  readonly event: unknown;
}

/** All that there are now: a running investigation is not waited for. Logs hold canonical JSON, so these are their bytes. */
async function eventsOf(gateway: Gateway, investigationId: string): Promise<RecordedEvent[]> {
  const { events } = await gateway.get<{ events: EventJson[] }>(`/v1/investigations/${investigationId}/events`);
  return events.map(({ version, type, hash, event }) => ({ version, type, hash, data: canonicalJson(event) }));
}

async function stored(gateway: Gateway, hashes: readonly string[]): Promise<Observation[]> {
  const found: Observation[] = [];
  for (let at = 0; at < hashes.length; at += atOnce) {
    const page = hashes.slice(at, at + atOnce).map((hash) => gateway.get(`/v1/observations/${hash}`));
    for (const each of await Promise.all(page))
      found.push(messageFromJson<Observation>('compass.observations.v1.Observation', each));
  }
  return found;
}

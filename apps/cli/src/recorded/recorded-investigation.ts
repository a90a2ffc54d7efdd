import type { Observation } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { observationsOf, type InvestigationEvent, type RecordedEvent } from '@compass/service-orchestrator/domain';
import { addressFrom, withService } from '../connection.js';
import { readExport } from './export-file.js';

/** An investigation as it was recorded: by a running COMPASS, or in a file that was exported from one. */
export interface RecordedInvestigation {
  readonly investigationId: string;
  readonly events: readonly RecordedEvent[];
  /** All that its agents observed. */
  observations(): Promise<readonly Observation[]>;
}

/** Observations asked for at once: each may have 256 KiB. */
const pageSize = 8;

/** @throws PermanentError `unknown-investigation`, `invalid-export`, `nothing-chosen` */
export async function recordedInvestigation(id?: string, file?: string): Promise<RecordedInvestigation> {
  if (file !== undefined) {
    const { observations, ...exported } = readExport(file);
    return { ...exported, observations: () => Promise.resolve(observations) };
  }
  if (id === undefined) throw new PermanentError('nothing-chosen', 'name an investigation, or a file with --file');
  const events = await eventsOf(id);
  const log = logOf(events);
  return { investigationId: id, events, observations: () => stored(observationsOf(log)) };
}

/** The events as the domain knows them. @throws PermanentError `invalid-log` */
export function logOf(events: readonly RecordedEvent[]): InvestigationEvent[] {
  try {
    return events.map(({ data }) => JSON.parse(data) as InvestigationEvent);
  } catch (cause) {
    throw new PermanentError('invalid-log', 'an event is not JSON: compass replay tells which', { cause });
  }
}

/** All that there are now: a running investigation is not waited for. */
async function eventsOf(investigationId: string): Promise<RecordedEvent[]> {
  const service = 'compass.investigations.v1.InvestigationService';
  return withService(service, addressFrom('COMPASS_ORCHESTRATOR'), async (client) => {
    const { summary } = await client.getInvestigation({ investigationId });
    const events: RecordedEvent[] = [];
    for await (const { version, type, data, hash } of client.watch({ investigationId })) {
      events.push({ version, type, data, hash });
      if (events.length >= (summary?.version ?? 0)) break;
    }
    return events;
  });
}

async function stored(hashes: readonly string[]): Promise<Observation[]> {
  return withService('compass.knowledge.v1.KnowledgeService', addressFrom('COMPASS_KNOWLEDGE'), async (client) => {
    const found: Observation[] = [];
    for (let at = 0; at < hashes.length; at += pageSize) {
      const { observations } = await client.getObservations({ hashes: hashes.slice(at, at + pageSize) });
      found.push(...observations);
    }
    return found;
  });
}

import type { Timers } from '@compass/kernel';
import type { Observable } from 'rxjs';
import type { LoggedEvent, OrchestratorStore, Place } from '../store/orchestrator-store.js';
import { absent } from './absent.js';
import { follow } from './follow.js';

const pageLimit = 500;

/** One investigation's events from a version on, until its verdict. @throws PermanentError `unknown-investigation`, `investigation-pruned` */
export function watchOne(
  store: OrchestratorStore,
  timers: Timers,
  investigationId: string,
  fromVersion: number,
): Observable<LoggedEvent> {
  let next = Math.max(1, fromVersion);
  return follow(
    () =>
      store.read(async (views) => {
        const summary = await views.summary(investigationId);
        if (!summary) throw await absent(views, investigationId);
        const found = await views.events(investigationId, next);
        next += found.length;
        return { found, isOver: summary.verdict !== undefined };
      }),
    timers,
  );
}

/** The events of all investigations from now on; never ends by itself. */
export function watchAll(store: OrchestratorStore, timers: Timers): Observable<LoggedEvent> {
  let place: Place | undefined;
  return follow(
    () =>
      store.read(async (views) => {
        const found = await views.eventsAfter((place ??= await views.here()), pageLimit);
        place = found.at(-1)?.place ?? place;
        return { found, isOver: false };
      }),
    timers,
  );
}

import type { ResultReported, ResultReportedInput } from './generated/compass/agents/v1/ResultReported.js';
import type { IncidentOpened, IncidentOpenedInput } from './generated/compass/incidents/v1/IncidentOpened.js';
import type { IncidentRecorded, IncidentRecordedInput } from './generated/compass/incidents/v1/IncidentRecorded.js';
import type { IncidentRecurred, IncidentRecurredInput } from './generated/compass/incidents/v1/IncidentRecurred.js';
import type { IncidentResolved, IncidentResolvedInput } from './generated/compass/incidents/v1/IncidentResolved.js';
import type { IncidentUpdated, IncidentUpdatedInput } from './generated/compass/incidents/v1/IncidentUpdated.js';
import type { VerdictReached, VerdictReachedInput } from './generated/compass/investigations/v1/VerdictReached.js';
import type { AwardCancelled, AwardCancelledInput } from './generated/compass/market/v1/AwardCancelled.js';
import type {
  CapabilitiesChanged,
  CapabilitiesChangedInput,
} from './generated/compass/market/v1/CapabilitiesChanged.js';
import type { TaskAwarded, TaskAwardedInput } from './generated/compass/market/v1/TaskAwarded.js';
import type { TaskFailed, TaskFailedInput } from './generated/compass/market/v1/TaskFailed.js';
import type { TasksClosed, TasksClosedInput } from './generated/compass/market/v1/TasksClosed.js';
import type { TaskSettled, TaskSettledInput } from './generated/compass/market/v1/TaskSettled.js';
import type { TasksRequested, TasksRequestedInput } from './generated/compass/market/v1/TasksRequested.js';

/** Every event that travels on the log: type name (the header ce_type) to what is read and what may be written. */
interface Events {
  'compass.incidents.v1.IncidentOpened': [IncidentOpened, IncidentOpenedInput];
  'compass.incidents.v1.IncidentRecorded': [IncidentRecorded, IncidentRecordedInput];
  'compass.incidents.v1.IncidentUpdated': [IncidentUpdated, IncidentUpdatedInput];
  'compass.incidents.v1.IncidentResolved': [IncidentResolved, IncidentResolvedInput];
  'compass.incidents.v1.IncidentRecurred': [IncidentRecurred, IncidentRecurredInput];
  'compass.market.v1.TasksRequested': [TasksRequested, TasksRequestedInput];
  'compass.market.v1.TasksClosed': [TasksClosed, TasksClosedInput];
  'compass.market.v1.TaskAwarded': [TaskAwarded, TaskAwardedInput];
  'compass.market.v1.AwardCancelled': [AwardCancelled, AwardCancelledInput];
  'compass.market.v1.TaskFailed': [TaskFailed, TaskFailedInput];
  'compass.market.v1.TaskSettled': [TaskSettled, TaskSettledInput];
  'compass.market.v1.CapabilitiesChanged': [CapabilitiesChanged, CapabilitiesChangedInput];
  'compass.agents.v1.ResultReported': [ResultReported, ResultReportedInput];
  'compass.investigations.v1.VerdictReached': [VerdictReached, VerdictReachedInput];
}

export type EventType = keyof Events;
/** What a reader gets: every field present. */
export type EventData<T extends EventType> = Events[T][0];
/** What a writer gives: absent fields take their default. */
export type EventInput<T extends EventType> = Events[T][1];

// Original file: compass/investigations/v1/investigations.proto

import type { PhaseTimeInput as _compass_investigations_v1_PhaseTimeInput, PhaseTime as _compass_investigations_v1_PhaseTime } from '../../../compass/investigations/v1/PhaseTime.js';
import type { TaskTimeInput as _compass_investigations_v1_TaskTimeInput, TaskTime as _compass_investigations_v1_TaskTime } from '../../../compass/investigations/v1/TaskTime.js';
import type { CriticalLegInput as _compass_investigations_v1_CriticalLegInput, CriticalLeg as _compass_investigations_v1_CriticalLeg } from '../../../compass/investigations/v1/CriticalLeg.js';
import type { Long } from '@grpc/proto-loader';

/**
 * Milliseconds; starts and ends count from the opening.
 */
export interface GetTimelineResponseInput {
  'investigationId'?: (string);
  'openedAtMs'?: (number | string | Long);
  /**
   * Until the verdict; of a running one, until its last event.
   */
  'totalMs'?: (number | string | Long);
  'phases'?: (_compass_investigations_v1_PhaseTimeInput)[];
  'tasks'?: (_compass_investigations_v1_TaskTimeInput)[];
  /**
   * What the verdict waited for, in order: adds up to total_ms.
   */
  'criticalPath'?: (_compass_investigations_v1_CriticalLegInput)[];
}

/**
 * Milliseconds; starts and ends count from the opening.
 */
export interface GetTimelineResponse {
  'investigationId': (string);
  'openedAtMs': (number);
  /**
   * Until the verdict; of a running one, until its last event.
   */
  'totalMs': (number);
  'phases': (_compass_investigations_v1_PhaseTime)[];
  'tasks': (_compass_investigations_v1_TaskTime)[];
  /**
   * What the verdict waited for, in order: adds up to total_ms.
   */
  'criticalPath': (_compass_investigations_v1_CriticalLeg)[];
}

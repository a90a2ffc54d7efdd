// Original file: compass/market/v1/task.proto

import type { TaskKindInput as _compass_market_v1_TaskKindInput, TaskKind as _compass_market_v1_TaskKind } from '../../../compass/market/v1/TaskKind.js';
import type { PhaseInput as _compass_market_v1_PhaseInput, Phase as _compass_market_v1_Phase } from '../../../compass/market/v1/Phase.js';
import type { QuestionInput as _compass_market_v1_QuestionInput, Question as _compass_market_v1_Question } from '../../../compass/market/v1/Question.js';
import type { ScopeInput as _compass_market_v1_ScopeInput, Scope as _compass_market_v1_Scope } from '../../../compass/market/v1/Scope.js';
import type { ClaimInput as _compass_market_v1_ClaimInput, Claim as _compass_market_v1_Claim } from '../../../compass/market/v1/Claim.js';
import type { Long } from '@grpc/proto-loader';

/**
 * A unit of work offered to agents.
 */
export interface TaskInput {
  'taskId'?: (string);
  'investigationId'?: (string);
  'kind'?: (_compass_market_v1_TaskKindInput);
  'phase'?: (_compass_market_v1_PhaseInput);
  'question'?: (_compass_market_v1_QuestionInput | null);
  /**
   * For example diagnose.database, disprove.application.
   */
  'capability'?: (string);
  'scope'?: (_compass_market_v1_ScopeInput | null);
  'priceCeilingMicros'?: (number | string | Long);
  /**
   * Wall clock seconds one attempt may take.
   */
  'timeoutSeconds'?: (number | string);
  /**
   * Wall clock: no attempt may run past it.
   */
  'deadlineAtMs'?: (number | string | Long);
  /**
   * 1..5, 5 first.
   */
  'priority'?: (number);
  /**
   * Set for a disproof.
   */
  'claim'?: (_compass_market_v1_ClaimInput | null);
}

/**
 * A unit of work offered to agents.
 */
export interface Task {
  'taskId': (string);
  'investigationId': (string);
  'kind': (_compass_market_v1_TaskKind);
  'phase': (_compass_market_v1_Phase);
  'question': (_compass_market_v1_Question | null);
  /**
   * For example diagnose.database, disprove.application.
   */
  'capability': (string);
  'scope': (_compass_market_v1_Scope | null);
  'priceCeilingMicros': (number);
  /**
   * Wall clock seconds one attempt may take.
   */
  'timeoutSeconds': (number);
  /**
   * Wall clock: no attempt may run past it.
   */
  'deadlineAtMs': (number);
  /**
   * 1..5, 5 first.
   */
  'priority': (number);
  /**
   * Set for a disproof.
   */
  'claim': (_compass_market_v1_Claim | null);
}

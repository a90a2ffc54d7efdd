// Original file: compass/agents/v1/agents.proto

import type { ResultStatusInput as _compass_agents_v1_ResultStatusInput, ResultStatus as _compass_agents_v1_ResultStatus } from '../../../compass/agents/v1/ResultStatus.js';
import type { FindingInput as _compass_findings_v1_FindingInput, Finding as _compass_findings_v1_Finding } from '../../../compass/findings/v1/Finding.js';
import type { ServiceGraphInput as _compass_topology_v1_ServiceGraphInput, ServiceGraph as _compass_topology_v1_ServiceGraph } from '../../../compass/topology/v1/ServiceGraph.js';
import type { DisproofAnswerInput as _compass_agents_v1_DisproofAnswerInput, DisproofAnswer as _compass_agents_v1_DisproofAnswer } from '../../../compass/agents/v1/DisproofAnswer.js';
import type { Long } from '@grpc/proto-loader';

/**
 * Event: an agent answered an award. Topic compass.results.v1, key investigation_id.
 */
export interface ResultReportedInput {
  'investigationId'?: (string);
  'taskId'?: (string);
  'attempt'?: (number);
  'agent'?: (string);
  'agentVersion'?: (string);
  'status'?: (_compass_agents_v1_ResultStatusInput);
  /**
   * Stable code and text when failed.
   */
  'failureCode'?: (string);
  'failureReason'?: (string);
  /**
   * What the agent asks to be paid; the market pays at most the reservation.
   */
  'costMicros'?: (number | string | Long);
  'findings'?: (_compass_findings_v1_FindingInput)[];
  'topology'?: (_compass_topology_v1_ServiceGraphInput | null);
  'disproof'?: (_compass_agents_v1_DisproofAnswerInput | null);
  /**
   * Every observation made, cited or not.
   */
  'observations'?: (string)[];
  /**
   * Signals that the environment could not serve: one entry for each look in vain; and, as "metrics.catalogue of orders", looks at
   * every service that told nothing of one that was asked about.
   */
  'notAvailable'?: (string)[];
}

/**
 * Event: an agent answered an award. Topic compass.results.v1, key investigation_id.
 */
export interface ResultReported {
  'investigationId': (string);
  'taskId': (string);
  'attempt': (number);
  'agent': (string);
  'agentVersion': (string);
  'status': (_compass_agents_v1_ResultStatus);
  /**
   * Stable code and text when failed.
   */
  'failureCode': (string);
  'failureReason': (string);
  /**
   * What the agent asks to be paid; the market pays at most the reservation.
   */
  'costMicros': (number);
  'findings': (_compass_findings_v1_Finding)[];
  'topology': (_compass_topology_v1_ServiceGraph | null);
  'disproof': (_compass_agents_v1_DisproofAnswer | null);
  /**
   * Every observation made, cited or not.
   */
  'observations': (string)[];
  /**
   * Signals that the environment could not serve: one entry for each look in vain; and, as "metrics.catalogue of orders", looks at
   * every service that told nothing of one that was asked about.
   */
  'notAvailable': (string)[];
}

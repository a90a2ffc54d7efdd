// Original file: compass/findings/v1/findings.proto

import type { StanceInput as _compass_findings_v1_StanceInput, Stance as _compass_findings_v1_Stance } from '../../../compass/findings/v1/Stance.js';
import type { DirectionInput as _compass_findings_v1_DirectionInput, Direction as _compass_findings_v1_Direction } from '../../../compass/findings/v1/Direction.js';
import type { Long } from '@grpc/proto-loader';

/**
 * What an agent concluded from observations.
 */
export interface FindingInput {
  /**
   * uuidv5 of task, agent and ordinal.
   */
  'findingId'?: (string);
  'service'?: (string);
  /**
   * What was seen to deviate: a metric, a log template, an operation.
   */
  'indicator'?: (string);
  /**
   * A cause category of the table, or one that this version does not know; empty for a symptom without a cause.
   */
  'category'?: (string);
  'stance'?: (_compass_findings_v1_StanceInput);
  'direction'?: (_compass_findings_v1_DirectionInput);
  /**
   * Environment's time when the deviation began; 0 when there is none to name.
   */
  'onsetMs'?: (number | string | Long);
  /**
   * 0..1: how strongly the cited observations carry the statement.
   */
  'strength'?: (number | string);
  /**
   * One sentence for an engineer on call, with figures and units.
   */
  'statement'?: (string);
  /**
   * The id of the check that made it.
   */
  'check'?: (string);
  /**
   * Hashes of the observations it cites; never empty.
   */
  'observations'?: (string)[];
  /**
   * What would have to be seen if the category were wrong: one line each, for the disproof.
   */
  'refutations'?: (string)[];
}

/**
 * What an agent concluded from observations.
 */
export interface Finding {
  /**
   * uuidv5 of task, agent and ordinal.
   */
  'findingId': (string);
  'service': (string);
  /**
   * What was seen to deviate: a metric, a log template, an operation.
   */
  'indicator': (string);
  /**
   * A cause category of the table, or one that this version does not know; empty for a symptom without a cause.
   */
  'category': (string);
  'stance': (_compass_findings_v1_Stance);
  'direction': (_compass_findings_v1_Direction);
  /**
   * Environment's time when the deviation began; 0 when there is none to name.
   */
  'onsetMs': (number);
  /**
   * 0..1: how strongly the cited observations carry the statement.
   */
  'strength': (number);
  /**
   * One sentence for an engineer on call, with figures and units.
   */
  'statement': (string);
  /**
   * The id of the check that made it.
   */
  'check': (string);
  /**
   * Hashes of the observations it cites; never empty.
   */
  'observations': (string)[];
  /**
   * What would have to be seen if the category were wrong: one line each, for the disproof.
   */
  'refutations': (string)[];
}

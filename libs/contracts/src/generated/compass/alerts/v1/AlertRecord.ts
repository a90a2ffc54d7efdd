// Original file: compass/alerts/v1/alert_service.proto

import type { AlertInput as _compass_alerts_v1_AlertInput, Alert as _compass_alerts_v1_Alert } from '../../../compass/alerts/v1/Alert.js';
import type { Long } from '@grpc/proto-loader';

/**
 * One notification: what it was recognised as, what was decided, and why.
 */
export interface AlertRecordInput {
  'alertId'?: (string);
  /**
   * Of the message that it came in: as the gateway answered, or topic/partition/offset.
   */
  'receiptId'?: (string);
  'receivedAtMs'?: (number | string | Long);
  /**
   * Name of the format; empty of a message without a body.
   */
  'recognisedAs'?: (string);
  /**
   * opened, joined, recurred, ended, copy, silenced, nothing-to-end, ignored.
   */
  'outcome'?: (string);
  /**
   * Name of the rule that decided; of what is no alert the reason's code.
   */
  'rule'?: (string);
  /**
   * For people.
   */
  'reason'?: (string);
  /**
   * As normalised; absent of what is no alert.
   */
  'alert'?: (_compass_alerts_v1_AlertInput | null);
  /**
   * Empty when it is in none.
   */
  'incidentId'?: (string);
  /**
   * The investigation that answers for the incident; empty when none does.
   */
  'investigationId'?: (string);
  /**
   * The last verdict of that investigation; empty while it is under way.
   */
  'verdict'?: (string);
}

/**
 * One notification: what it was recognised as, what was decided, and why.
 */
export interface AlertRecord {
  'alertId': (string);
  /**
   * Of the message that it came in: as the gateway answered, or topic/partition/offset.
   */
  'receiptId': (string);
  'receivedAtMs': (number);
  /**
   * Name of the format; empty of a message without a body.
   */
  'recognisedAs': (string);
  /**
   * opened, joined, recurred, ended, copy, silenced, nothing-to-end, ignored.
   */
  'outcome': (string);
  /**
   * Name of the rule that decided; of what is no alert the reason's code.
   */
  'rule': (string);
  /**
   * For people.
   */
  'reason': (string);
  /**
   * As normalised; absent of what is no alert.
   */
  'alert': (_compass_alerts_v1_Alert | null);
  /**
   * Empty when it is in none.
   */
  'incidentId': (string);
  /**
   * The investigation that answers for the incident; empty when none does.
   */
  'investigationId': (string);
  /**
   * The last verdict of that investigation; empty while it is under way.
   */
  'verdict': (string);
}

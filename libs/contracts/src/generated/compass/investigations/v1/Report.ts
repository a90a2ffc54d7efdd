// Original file: compass/investigations/v1/report.proto

import type { IncidentInput as _compass_incidents_v1_IncidentInput, Incident as _compass_incidents_v1_Incident } from '../../../compass/incidents/v1/Incident.js';
import type { VerdictInput as _compass_investigations_v1_VerdictInput, Verdict as _compass_investigations_v1_Verdict } from '../../../compass/investigations/v1/Verdict.js';
import type { HypothesisInput as _compass_investigations_v1_HypothesisInput, Hypothesis as _compass_investigations_v1_Hypothesis } from '../../../compass/investigations/v1/Hypothesis.js';
import type { EvidenceInput as _compass_investigations_v1_EvidenceInput, Evidence as _compass_investigations_v1_Evidence } from '../../../compass/investigations/v1/Evidence.js';
import type { TaskOutcomeInput as _compass_investigations_v1_TaskOutcomeInput, TaskOutcome as _compass_investigations_v1_TaskOutcome } from '../../../compass/investigations/v1/TaskOutcome.js';
import type { Long } from '@grpc/proto-loader';

/**
 * How an investigation ended: a fold of its own log alone.
 */
export interface ReportInput {
  'investigationId'?: (string);
  'incident'?: (_compass_incidents_v1_IncidentInput | null);
  'verdict'?: (_compass_investigations_v1_VerdictInput | null);
  'hypotheses'?: (_compass_investigations_v1_HypothesisInput)[];
  /**
   * Symptoms seen, without a cause of their own.
   */
  'symptoms'?: (_compass_investigations_v1_EvidenceInput)[];
  'tasks'?: (_compass_investigations_v1_TaskOutcomeInput)[];
  /**
   * What could not be looked at, and other shortfalls.
   */
  'degraded'?: (string)[];
  'budgetMicros'?: (number | string | Long);
  /**
   * As of the verdict, open reservations counted in full.
   */
  'costMicros'?: (number | string | Long);
  'openedAtMs'?: (number | string | Long);
  'concludedAtMs'?: (number | string | Long);
  /**
   * Found past its deadline after an outage.
   */
  'expired'?: (boolean);
  'policyVersion'?: (string);
  /**
   * Nobody looked: it waited until its time was up.
   */
  'neverBegun'?: (boolean);
}

/**
 * How an investigation ended: a fold of its own log alone.
 */
export interface Report {
  'investigationId': (string);
  'incident': (_compass_incidents_v1_Incident | null);
  'verdict': (_compass_investigations_v1_Verdict | null);
  'hypotheses': (_compass_investigations_v1_Hypothesis)[];
  /**
   * Symptoms seen, without a cause of their own.
   */
  'symptoms': (_compass_investigations_v1_Evidence)[];
  'tasks': (_compass_investigations_v1_TaskOutcome)[];
  /**
   * What could not be looked at, and other shortfalls.
   */
  'degraded': (string)[];
  'budgetMicros': (number);
  /**
   * As of the verdict, open reservations counted in full.
   */
  'costMicros': (number);
  'openedAtMs': (number);
  'concludedAtMs': (number);
  /**
   * Found past its deadline after an outage.
   */
  'expired': (boolean);
  'policyVersion': (string);
  /**
   * Nobody looked: it waited until its time was up.
   */
  'neverBegun': (boolean);
}

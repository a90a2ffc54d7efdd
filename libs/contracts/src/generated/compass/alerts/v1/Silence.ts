// Original file: compass/alerts/v1/alert_service.proto

import type { SilenceKindInput as _compass_alerts_v1_SilenceKindInput, SilenceKind as _compass_alerts_v1_SilenceKind } from '../../../compass/alerts/v1/SilenceKind.js';
import type { MatcherInput as _compass_alerts_v1_MatcherInput, Matcher as _compass_alerts_v1_Matcher } from '../../../compass/alerts/v1/Matcher.js';
import type { Long } from '@grpc/proto-loader';

/**
 * A time in which alerts that fit open no incident and join none. Times are epoch milliseconds, wall clock.
 */
export interface SilenceInput {
  'silenceId'?: (string);
  'kind'?: (_compass_alerts_v1_SilenceKindInput);
  /**
   * Empty: of every environment.
   */
  'environment'?: (string);
  /**
   * All must fit; one at least.
   */
  'matchers'?: (_compass_alerts_v1_MatcherInput)[];
  'startsAtMs'?: (number | string | Long);
  'endsAtMs'?: (number | string | Long);
  'createdBy'?: (string);
  'comment'?: (string);
  /**
   * A window of the maintenance file, as it is open or is opened next: its id is its name there, and it is ended there alone.
   */
  'configured'?: (boolean);
}

/**
 * A time in which alerts that fit open no incident and join none. Times are epoch milliseconds, wall clock.
 */
export interface Silence {
  'silenceId': (string);
  'kind': (_compass_alerts_v1_SilenceKind);
  /**
   * Empty: of every environment.
   */
  'environment': (string);
  /**
   * All must fit; one at least.
   */
  'matchers': (_compass_alerts_v1_Matcher)[];
  'startsAtMs': (number);
  'endsAtMs': (number);
  'createdBy': (string);
  'comment': (string);
  /**
   * A window of the maintenance file, as it is open or is opened next: its id is its name there, and it is ended there alone.
   */
  'configured': (boolean);
}

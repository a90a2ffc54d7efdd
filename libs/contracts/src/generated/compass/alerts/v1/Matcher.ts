// Original file: compass/alerts/v1/alert_service.proto


/**
 * A condition on one label; alertname, service and source are those of the normalised alert.
 */
export interface MatcherInput {
  'label'?: (string);
  /**
   * stands for any text.
   */
  'pattern'?: (string);
  /**
   * Fits what the pattern does not.
   */
  'negated'?: (boolean);
}

/**
 * A condition on one label; alertname, service and source are those of the normalised alert.
 */
export interface Matcher {
  'label': (string);
  /**
   * stands for any text.
   */
  'pattern': (string);
  /**
   * Fits what the pattern does not.
   */
  'negated': (boolean);
}

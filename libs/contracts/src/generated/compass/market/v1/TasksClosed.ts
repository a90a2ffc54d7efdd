// Original file: compass/market/v1/events.proto


/**
 * Event: the investigation needs nothing more; open tasks end and their reservations are settled.
 */
export interface TasksClosedInput {
  'investigationId'?: (string);
  'reason'?: (string);
}

/**
 * Event: the investigation needs nothing more; open tasks end and their reservations are settled.
 */
export interface TasksClosed {
  'investigationId': (string);
  'reason': (string);
}

// Original file: compass/market/v1/events.proto


/**
 * Event: nobody needs the award any more. Goes to the agent's own topic, key investigation_id, so it comes after the award. The agent
 * stops its work on it and reports it as failed with the code cancelled; what it then asks for is settled at once. Since protocol 2.
 */
export interface AwardCancelledInput {
  'investigationId'?: (string);
  'taskId'?: (string);
  'attempt'?: (number);
  'agent'?: (string);
  'agentVersion'?: (string);
  /**
   * Why, for example investigation-closed.
   */
  'reason'?: (string);
}

/**
 * Event: nobody needs the award any more. Goes to the agent's own topic, key investigation_id, so it comes after the award. The agent
 * stops its work on it and reports it as failed with the code cancelled; what it then asks for is settled at once. Since protocol 2.
 */
export interface AwardCancelled {
  'investigationId': (string);
  'taskId': (string);
  'attempt': (number);
  'agent': (string);
  'agentVersion': (string);
  /**
   * Why, for example investigation-closed.
   */
  'reason': (string);
}

// Original file: compass/market/v1/market_service.proto


export interface AgentRegistrationInput {
  /**
   * Lower-case letters, digits and dashes; names the topic compass.agent.<name>.v1.
   */
  'name'?: (string);
  'version'?: (string);
  'instance'?: (string);
  /**
   * gRPC address of AgentService: host:port or unix:/path.
   */
  'address'?: (string);
  'capabilities'?: (string)[];
  /**
   * Cause category (or its first part) to expertise 0..1.
   */
  'expertise'?: ({[key: string]: number | string});
  /**
   * Awards worked on at once.
   */
  'capacity'?: (number);
  /**
   * The version of the agent protocol that it speaks (docs/protocol.md); 0 counts as 1.
   */
  'protocol'?: (number);
}

export interface AgentRegistration {
  /**
   * Lower-case letters, digits and dashes; names the topic compass.agent.<name>.v1.
   */
  'name': (string);
  'version': (string);
  'instance': (string);
  /**
   * gRPC address of AgentService: host:port or unix:/path.
   */
  'address': (string);
  'capabilities': (string)[];
  /**
   * Cause category (or its first part) to expertise 0..1.
   */
  'expertise': ({[key: string]: number});
  /**
   * Awards worked on at once.
   */
  'capacity': (number);
  /**
   * The version of the agent protocol that it speaks (docs/protocol.md); 0 counts as 1.
   */
  'protocol': (number);
}

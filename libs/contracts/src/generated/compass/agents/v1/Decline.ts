// Original file: compass/agents/v1/agents.proto


export interface DeclineInput {
  'reason'?: (string);
}

export interface Decline {
  'reason': (string);
}

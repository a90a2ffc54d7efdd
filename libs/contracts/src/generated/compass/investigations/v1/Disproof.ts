// Original file: compass/investigations/v1/report.proto


export interface DisproofInput {
  'taskId'?: (string);
  'agent'?: (string);
  'agentVersion'?: (string);
  'contradiction'?: (number | string);
  'tested'?: (boolean);
  'statement'?: (string);
  'observations'?: (string)[];
}

export interface Disproof {
  'taskId': (string);
  'agent': (string);
  'agentVersion': (string);
  'contradiction': (number);
  'tested': (boolean);
  'statement': (string);
  'observations': (string)[];
}

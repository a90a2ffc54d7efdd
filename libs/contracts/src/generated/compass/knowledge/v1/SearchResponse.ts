// Original file: compass/knowledge/v1/knowledge.proto

import type { PrecedentInput as _compass_knowledge_v1_PrecedentInput, Precedent as _compass_knowledge_v1_Precedent } from '../../../compass/knowledge/v1/Precedent.js';

export interface SearchResponseInput {
  'precedents'?: (_compass_knowledge_v1_PrecedentInput)[];
}

export interface SearchResponse {
  'precedents': (_compass_knowledge_v1_Precedent)[];
}

// Original file: compass/investigations/v1/report.proto

import type { ScoreInput as _compass_investigations_v1_ScoreInput, Score as _compass_investigations_v1_Score } from '../../../compass/investigations/v1/Score.js';
import type { HypothesisStatusInput as _compass_investigations_v1_HypothesisStatusInput, HypothesisStatus as _compass_investigations_v1_HypothesisStatus } from '../../../compass/investigations/v1/HypothesisStatus.js';
import type { EvidenceInput as _compass_investigations_v1_EvidenceInput, Evidence as _compass_investigations_v1_Evidence } from '../../../compass/investigations/v1/Evidence.js';
import type { DisproofInput as _compass_investigations_v1_DisproofInput, Disproof as _compass_investigations_v1_Disproof } from '../../../compass/investigations/v1/Disproof.js';
import type { Long } from '@grpc/proto-loader';

export interface HypothesisInput {
  'hypothesisId'?: (string);
  'rank'?: (number);
  'category'?: (string);
  'service'?: (string);
  'indicator'?: (string);
  'onsetMs'?: (number | string | Long);
  'probability'?: (number | string);
  'score'?: (_compass_investigations_v1_ScoreInput | null);
  'status'?: (_compass_investigations_v1_HypothesisStatusInput);
  'reasoning'?: (string)[];
  'supporting'?: (_compass_investigations_v1_EvidenceInput)[];
  'contradicting'?: (_compass_investigations_v1_EvidenceInput)[];
  /**
   * How to disprove it.
   */
  'refutations'?: (string)[];
  'disproofs'?: (_compass_investigations_v1_DisproofInput)[];
}

export interface Hypothesis {
  'hypothesisId': (string);
  'rank': (number);
  'category': (string);
  'service': (string);
  'indicator': (string);
  'onsetMs': (number);
  'probability': (number);
  'score': (_compass_investigations_v1_Score | null);
  'status': (_compass_investigations_v1_HypothesisStatus);
  'reasoning': (string)[];
  'supporting': (_compass_investigations_v1_Evidence)[];
  'contradicting': (_compass_investigations_v1_Evidence)[];
  /**
   * How to disprove it.
   */
  'refutations': (string)[];
  'disproofs': (_compass_investigations_v1_Disproof)[];
}

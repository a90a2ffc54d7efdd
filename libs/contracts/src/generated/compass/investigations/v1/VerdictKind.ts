// Original file: compass/investigations/v1/report.proto

export const VerdictKind = {
  VERDICT_KIND_UNSPECIFIED: 'VERDICT_KIND_UNSPECIFIED',
  VERDICT_KIND_CAUSE: 'VERDICT_KIND_CAUSE',
  VERDICT_KIND_NO_FAULT: 'VERDICT_KIND_NO_FAULT',
  VERDICT_KIND_INSUFFICIENT_EVIDENCE: 'VERDICT_KIND_INSUFFICIENT_EVIDENCE',
} as const;

export type VerdictKindInput =
  | 'VERDICT_KIND_UNSPECIFIED'
  | 0
  | 'VERDICT_KIND_CAUSE'
  | 1
  | 'VERDICT_KIND_NO_FAULT'
  | 2
  | 'VERDICT_KIND_INSUFFICIENT_EVIDENCE'
  | 3

export type VerdictKind = typeof VerdictKind[keyof typeof VerdictKind]

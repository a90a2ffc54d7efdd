// Original file: compass/market/v1/task.proto

export const Phase = {
  PHASE_UNSPECIFIED: 'PHASE_UNSPECIFIED',
  PHASE_OBSERVE: 'PHASE_OBSERVE',
  PHASE_ORIENT: 'PHASE_ORIENT',
  PHASE_DECIDE: 'PHASE_DECIDE',
  PHASE_ACT: 'PHASE_ACT',
} as const;

export type PhaseInput =
  | 'PHASE_UNSPECIFIED'
  | 0
  | 'PHASE_OBSERVE'
  | 1
  | 'PHASE_ORIENT'
  | 2
  | 'PHASE_DECIDE'
  | 3
  | 'PHASE_ACT'
  | 4

export type Phase = typeof Phase[keyof typeof Phase]

// Original file: compass/findings/v1/findings.proto

/**
 * How a finding bears on its category at its service.
 */
export const Stance = {
  STANCE_UNSPECIFIED: 'STANCE_UNSPECIFIED',
  STANCE_SUPPORTS: 'STANCE_SUPPORTS',
  STANCE_CONTRADICTS: 'STANCE_CONTRADICTS',
} as const;

/**
 * How a finding bears on its category at its service.
 */
export type StanceInput =
  | 'STANCE_UNSPECIFIED'
  | 0
  | 'STANCE_SUPPORTS'
  | 1
  | 'STANCE_CONTRADICTS'
  | 2

/**
 * How a finding bears on its category at its service.
 */
export type Stance = typeof Stance[keyof typeof Stance]

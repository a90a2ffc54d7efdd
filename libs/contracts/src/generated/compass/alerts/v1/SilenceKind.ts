// Original file: compass/alerts/v1/alert_service.proto

export const SilenceKind = {
  SILENCE_KIND_UNSPECIFIED: 'SILENCE_KIND_UNSPECIFIED',
  /**
   * Made by a person for what is known.
   */
  SILENCE_KIND_SILENCE: 'SILENCE_KIND_SILENCE',
  /**
   * Planned work.
   */
  SILENCE_KIND_MAINTENANCE: 'SILENCE_KIND_MAINTENANCE',
} as const;

export type SilenceKindInput =
  | 'SILENCE_KIND_UNSPECIFIED'
  | 0
  /**
   * Made by a person for what is known.
   */
  | 'SILENCE_KIND_SILENCE'
  | 1
  /**
   * Planned work.
   */
  | 'SILENCE_KIND_MAINTENANCE'
  | 2

export type SilenceKind = typeof SilenceKind[keyof typeof SilenceKind]

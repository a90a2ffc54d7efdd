// Original file: compass/market/v1/task.proto

export const TaskKind = {
  TASK_KIND_UNSPECIFIED: 'TASK_KIND_UNSPECIFIED',
  /**
   * Look, and report findings.
   */
  TASK_KIND_DIAGNOSE: 'TASK_KIND_DIAGNOSE',
  /**
   * Try to falsify the claim.
   */
  TASK_KIND_DISPROVE: 'TASK_KIND_DISPROVE',
} as const;

export type TaskKindInput =
  | 'TASK_KIND_UNSPECIFIED'
  | 0
  /**
   * Look, and report findings.
   */
  | 'TASK_KIND_DIAGNOSE'
  | 1
  /**
   * Try to falsify the claim.
   */
  | 'TASK_KIND_DISPROVE'
  | 2

export type TaskKind = typeof TaskKind[keyof typeof TaskKind]

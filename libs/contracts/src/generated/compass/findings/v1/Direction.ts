// Original file: compass/findings/v1/findings.proto

export const Direction = {
  DIRECTION_UNSPECIFIED: 'DIRECTION_UNSPECIFIED',
  DIRECTION_UP: 'DIRECTION_UP',
  DIRECTION_DOWN: 'DIRECTION_DOWN',
  DIRECTION_CHANGED: 'DIRECTION_CHANGED',
} as const;

export type DirectionInput =
  | 'DIRECTION_UNSPECIFIED'
  | 0
  | 'DIRECTION_UP'
  | 1
  | 'DIRECTION_DOWN'
  | 2
  | 'DIRECTION_CHANGED'
  | 3

export type Direction = typeof Direction[keyof typeof Direction]

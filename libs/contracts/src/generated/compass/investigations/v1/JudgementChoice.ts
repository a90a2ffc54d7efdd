// Original file: compass/investigations/v1/investigations.proto

export const JudgementChoice = {
  JUDGEMENT_CHOICE_UNSPECIFIED: 'JUDGEMENT_CHOICE_UNSPECIFIED',
  JUDGEMENT_CHOICE_CONFIRMED: 'JUDGEMENT_CHOICE_CONFIRMED',
  JUDGEMENT_CHOICE_REJECTED: 'JUDGEMENT_CHOICE_REJECTED',
} as const;

export type JudgementChoiceInput =
  | 'JUDGEMENT_CHOICE_UNSPECIFIED'
  | 0
  | 'JUDGEMENT_CHOICE_CONFIRMED'
  | 1
  | 'JUDGEMENT_CHOICE_REJECTED'
  | 2

export type JudgementChoice = typeof JudgementChoice[keyof typeof JudgementChoice]

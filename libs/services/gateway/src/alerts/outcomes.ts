/** What becomes of an alert, as intake records it. */
export const outcomes = [
  'opened',
  'joined',
  'recurred',
  'ended',
  'copy',
  'silenced',
  'nothing-to-end',
  'ignored',
] as const;

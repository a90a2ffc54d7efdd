const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** People notice an interaction that takes about 100 ms longer (J. Nielsen, Usability Engineering, 1993); below 20 ms nobody does. */
const unnoticedMs = 20;
const noticedMs = 100;
/** A loaded machine alone makes requests up to half as slow again; three times as slow is another matter. */
const usualRatio = 1.5;
const clearRatio = 3;

/** 0..1: how much it matters that something takes longer. Both the ratio and the added time must be worth noticing. */
export function slownessOf(beforeMs: number, afterMs: number): number {
  const ratio = afterMs / Math.max(beforeMs, 1e-9);
  return (
    clamp((ratio - usualRatio) / (clearRatio - usualRatio)) *
    clamp((afterMs - beforeMs - unnoticedMs) / (noticedMs - unnoticedMs))
  );
}

/** Common objectives allow 0.1 to 1 % of failures; an added share of 3 % breaks nearly all of them. */
const toleratedShare = 0.003;
const harmfulShare = 0.03;

/** Fewer failures than this are an accident. */
const fewestFailures = 3;

export interface Outcomes {
  readonly calls: number;
  readonly errors: number;
}

/**
 * 0..1: how much it matters, and how sure it is, that a larger share of calls fails than before: the added share, times the
 * significance of a two-proportion z test (4 sigmas count as sure).
 */
export function failureOf(before: Outcomes, after: Outcomes): number {
  if (after.calls === 0 || after.errors < fewestFailures) return 0;
  const added = after.errors / after.calls - (before.calls === 0 ? 0 : before.errors / before.calls);
  return clamp((added - toleratedShare) / (harmfulShare - toleratedShare)) * clamp(proportionZ(before, after) / 4);
}

/** Add-half estimates, so that no failure at all still has a variance. */
function proportionZ(before: Outcomes, after: Outcomes): number {
  const [n1, n2] = [before.calls + 1, after.calls + 1];
  const [p1, p2] = [(before.errors + 0.5) / n1, (after.errors + 0.5) / n2];
  const pooled = (before.errors + after.errors + 1) / (n1 + n2);
  return (p2 - p1) / Math.sqrt(pooled * (1 - Math.min(pooled, 0.999)) * (1 / n1 + 1 / n2));
}

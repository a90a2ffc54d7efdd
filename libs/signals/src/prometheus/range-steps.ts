import type { TimeWindow } from '@compass/kernel';
import type { Times } from './http/prometheus-api.js';

/** How a range is asked for. Times are multiples of the step, so that the same question has the same answer. */
export interface RangeSteps extends Times {
  /** Over how much of the past a rate is taken: four scrapes at least, so that one that failed does not matter. */
  readonly rateSeconds: number;
  /** A point is the mean over the step that follows it; else it is the sample at its time. */
  readonly isMean: boolean;
}

const scrapesPerRate = 4;

/**
 * The steps of a window: as long as a scrape, longer where that was asked for or would give more than `mostPoints`. The last scrape
 * before the window's end is left out: it is kept only when it has ended.
 * @returns undefined where the window has none
 */
export function rangeSteps(
  { startMs, endMs }: TimeWindow,
  scrapeSeconds: number,
  { stepSeconds = 0, mostPoints }: { readonly stepSeconds?: number | undefined; readonly mostPoints: number },
): RangeSteps | undefined {
  const least = Math.max(stepSeconds, (endMs - startMs) / 1000 / mostPoints);
  const step = scrapeSeconds * Math.max(1, Math.ceil(least / scrapeSeconds));
  const isMean = step > scrapeSeconds;
  const start = step * (Math.ceil(startMs / 1000 / step) + (isMean ? 1 : 0));
  const end = step * Math.floor((endMs / 1000 - scrapeSeconds) / step);
  const rateSeconds = Math.max(step, scrapesPerRate * scrapeSeconds);
  return end < start ? undefined : { start, end, step, rateSeconds, isMean };
}

const mostSights = 5;

/** A few times spread over a window, its end among them: what was there at one of them counts as there. */
export function sightsOf({ startMs, endMs }: TimeWindow, scrapeSeconds: number): Times {
  const end = scrapeSeconds * Math.floor((endMs / 1000 - scrapeSeconds) / scrapeSeconds);
  const step = scrapeSeconds * Math.max(1, Math.ceil((endMs - startMs) / 1000 / (mostSights - 1) / scrapeSeconds));
  const sights = Math.max(0, Math.floor((end - startMs / 1000) / step));
  return { start: Math.max(0, end - sights * step), end: Math.max(0, end), step };
}

import { remembered } from './remembered.js';
import { wordsOf } from './words.js';

/** Lost, or sent again: retries of segments are abbreviated in many ways. */
const losing = /^(ret[a-z]{3,}|loss|lost|drops?|dropped)$/;
const returned = /^(return|returned|retention)$/;
const resent = /^ret[a-z]{3,}$/;
const shares = /^(ratio|percent|percentage|pct|fraction|share)$/;
const sending = /^(net|network|netstat|tcp|packets?|segments?|segs|receive|transmit|rx|tx)$/;

/** For example tcp-retransmits-rate or network_packets_dropped_total. */
export const isLossMetric = remembered((name: string): boolean => {
  const words = wordsOf(name);
  return words.some((word) => losing.test(word) && !returned.test(word)) && words.some((word) => sending.test(word));
});

/** Segments that are sent again, as many a second, and not a share of those that are sent. */
export const countsResent = remembered((name: string): boolean => {
  const words = wordsOf(name);
  return isLossMetric(name) && words.some((word) => resent.test(word)) && !words.some((word) => shares.test(word));
});

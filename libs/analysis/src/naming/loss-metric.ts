import { remembered } from './remembered.js';
import { wordsOf } from './words.js';

/** Lost, or sent again: retries of segments are abbreviated in many ways. */
const losing = /^(ret[a-z]{3,}|loss|lost|drops?|dropped)$/;
const returned = /^(return|returned|retention)$/;
const sending = /^(net|network|netstat|tcp|packets?|segments?|segs|receive|transmit|rx|tx)$/;

/** For example tcp-retransmits-rate or network_packets_dropped_total. */
export const isLossMetric = remembered((name: string): boolean => {
  const words = wordsOf(name);
  return words.some((word) => losing.test(word) && !returned.test(word)) && words.some((word) => sending.test(word));
});

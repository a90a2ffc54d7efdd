import { remembered } from './remembered.js';

/** Words that mean one thing together. */
const joined: readonly (readonly [RegExp, string])[] = [
  [
    /\b(response|request|rq|processing|service|serve|handling|execution|upstream rq|query|reply|round trip) (time|times)\b/g,
    '$1 latency',
  ],
  [/\bround trip\b/g, 'latency'],
  [/\btime to first byte\b/g, 'latency'],
  [/\bworking set\b/g, 'memory'],
  [/\b(file|open) (descriptors?|fds|files)\b/g, 'handles'],
  [/\bin flight\b/g, 'active'],
];

/**
 * The words of a metric's name in lower case, however a collector joins them: http_requests_total, http.server.duration, CPUUtilization,
 * p90latency. Phrases that have a plain word are told by it (response time: latency).
 */
export const wordsOf = remembered((name: string): readonly string[] => {
  const spaced = name
    .replace(/([a-z0-9])([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/(^| )(p\d{2,3})(?=[a-z])/g, '$1$2 ')
    .trim();
  const plain = joined.reduce((text, [phrase, word]) => text.replace(phrase, word), spaced);
  return plain.split(' ');
});

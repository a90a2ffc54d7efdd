/** A text as a PromQL string. */
export const quoted = (text: string): string => JSON.stringify(text);

/** A regular expression, as Prometheus anchors it, of one of these texts. */
export const oneOf = (texts: readonly string[]): string =>
  texts.map((text) => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')).join('|');

export const equals = (label: string, value: string): string => `${label}=${quoted(value)}`;
export const differs = (label: string, value: string): string => `${label}!=${quoted(value)}`;
export const matches = (label: string, pattern: string): string => `${label}=~${quoted(pattern)}`;
export const matchesNot = (label: string, pattern: string): string => `${label}!~${quoted(pattern)}`;

/** An instant vector selector; the metric's name is a matcher too, so that every name can be told. */
export const selector = (...matchers: readonly (string | undefined)[]): string =>
  `{${matchers.filter(Boolean).join(',')}}`;

export const ofMetric = (name: string): string => equals('__name__', name);

/** What stands in a template for a part that varies. */
export const variable = '<*>';

/** Most specific first: a later pattern must not cut an earlier one's match in pieces. */
const variableParts: readonly RegExp[] = [
  /\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?/g,
  /\b\d{1,2}:\d\d:\d\d(?:[.,]\d+)?\b/g,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g,
  /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b/gi,
  /"[^"]*"|'[^']*'/g,
  /(?<![A-Za-z_\d]|[A-Za-z_]#|\.[a-z]{1,4}:)[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?/gi,
];

/**
 * Replaces times, ids, addresses, quoted text and numbers by {@link variable}. Digits within a word (http2) stay, and so do places in
 * code (OrderService#42, order.py:42): they tell lines apart.
 */
export function maskVariables(text: string): string {
  return variableParts.reduce((masked, part) => masked.replace(part, variable), text);
}

/** What stands in a template for a part that varies. */
export const variable = '<*>';

/** Most specific first: a later pattern must not cut an earlier one's match in pieces. */
const variableParts: readonly RegExp[] = [
  /\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?/g,
  /\b\d{1,2}:\d\d:\d\d(?:[.,]\d+)?\b/g,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g,
  /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g,
  // What a controller appends to the names of its pods.
  /(?<=[a-z\d]-)(?=[a-z]*\d)[a-z\d]{8,10}-[a-z\d]{5}\b/g,
  /\b(?:0x)?(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b/gi,
  // Tokens, keys and sortable ids: long, with digits in several places.
  /\b(?=(?:[A-Za-z]*\d+[A-Za-z]+\d))[A-Za-z\d]{20,}(?:\.[\w-]{8,})*\b/g,
  /"[^"]*"|'[^']*'/g,
  /(?<=[?&;][\w.-]+=)[^\s&;,]+/g,
  /(?<![A-Za-z_\d]|[A-Za-z_]#|\.[a-z]{1,4}:)[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?/gi,
  // Numbers of four digits and more that are glued to a word, as in order_12345; fewer are part of names, as in sha256.
  /(?<=[A-Za-z_])\d{4,}(?!\w*\()/g,
];

/**
 * Replaces times, ids, addresses, quoted text and numbers by {@link variable}. Few digits within a word (http2) stay, and so do places in
 * code (OrderService#42, order.py:42): they tell lines apart.
 */
export function maskVariables(text: string): string {
  return variableParts.reduce((masked, part) => masked.replace(part, variable), text);
}

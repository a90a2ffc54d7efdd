/** What answers have beside their body. */
export const headers = {
  entityTag: {
    description: 'If-None-Match with it is answered 304 while nothing has changed.',
    schema: { type: 'string' },
  },
  retryAfter: { description: 'Seconds.', schema: { type: 'integer', minimum: 0 } },
  challenge: { description: 'How to show who you are (RFC 9110).', schema: { type: 'string' } },
} as const;

const byStatus: Readonly<Record<number, Readonly<Record<string, keyof typeof headers>>>> = {
  200: { etag: 'entityTag' },
  401: { 'www-authenticate': 'challenge' },
  429: { 'retry-after': 'retryAfter' },
  503: { 'retry-after': 'retryAfter' },
};

/** The headers of a response with this status, as its object in the document has them. */
export function answerHeaders(status: number) {
  const named = Object.entries(byStatus[status] ?? {});
  if (named.length === 0) return {};
  return {
    headers: Object.fromEntries(named.map(([header, name]) => [header, { $ref: `#/components/headers/${name}` }])),
  };
}

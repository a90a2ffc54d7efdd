import type { Attributes } from '../otlp.js';

/** Words of a name as one metric name of a recording: small letters and dashes. */
function dashed(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** The groups that a request's duration counts for: all of the service's, and its route's or its callee's. */
export function requestGroups(metric: string, attributes: Attributes): string[] {
  if (metric === 'http.server.request.duration') {
    const route = dashed(`${attributes['http.request.method']} ${attributes['http.route']}`);
    return ['http-server', `route-${route}`];
  }
  return [`call-${dashed(String(attributes['server.address'] ?? 'unknown'))}`];
}

const UNIT_SUFFIXES: Readonly<Record<string, string>> = { s: '-s', By: '-bytes' };

/** The metric name of a gauge, or of a counter's increase per second. */
export function plainName(
  metric: string,
  unit: string | undefined,
  kind: 'gauge' | 'counter',
  attributes: Attributes,
): string {
  const name = [dashed(metric), ...Object.values(attributes).map((value) => dashed(String(value)))].join('-');
  return kind === 'counter' ? `${name}-rate` : `${name}${UNIT_SUFFIXES[unit ?? ''] ?? ''}`;
}

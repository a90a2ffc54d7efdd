import type { Severity } from '@compass/contracts';

/** What monitors write into the label `severity` (or `priority`), lower case. */
const words: Readonly<Record<string, Severity>> = {
  critical: 'SEVERITY_CRITICAL',
  page: 'SEVERITY_CRITICAL',
  emergency: 'SEVERITY_CRITICAL',
  fatal: 'SEVERITY_CRITICAL',
  p1: 'SEVERITY_CRITICAL',
  error: 'SEVERITY_WARNING',
  high: 'SEVERITY_WARNING',
  major: 'SEVERITY_WARNING',
  warning: 'SEVERITY_WARNING',
  warn: 'SEVERITY_WARNING',
  p2: 'SEVERITY_WARNING',
  ticket: 'SEVERITY_WARNING',
  minor: 'SEVERITY_INFO',
  low: 'SEVERITY_INFO',
  info: 'SEVERITY_INFO',
  none: 'SEVERITY_INFO',
};

const order: readonly Severity[] = ['SEVERITY_UNSPECIFIED', 'SEVERITY_INFO', 'SEVERITY_WARNING', 'SEVERITY_CRITICAL'];

/** The severity that the labels name; unspecified when they name none, or one that is not in the table. */
export function severityOf(labels: Readonly<Record<string, string>>): Severity {
  const word = (labels['severity'] ?? labels['priority'] ?? '').trim().toLowerCase();
  return Object.hasOwn(words, word) ? words[word]! : 'SEVERITY_UNSPECIFIED';
}

/** The gravest; unspecified of none. */
export function gravest(severities: readonly Severity[]): Severity {
  return order[Math.max(0, ...severities.map((severity) => order.indexOf(severity)))]!;
}

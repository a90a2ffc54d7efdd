import { exporterPattern, workloadLabels, workloadPattern } from '@compass/analysis';
import { differs, matches, matchesNot, oneOf, quoted } from './selector.js';

/** The label that services are told by in what Prometheus answers. */
export const serviceLabel = 'compass_service';

/** A label that names the service of those series that no better label names one of. */
export interface ServiceLabel {
  readonly label: string;
  /** What of its value is the service, as the first group. */
  readonly pattern: string;
  /** True of the series that it names the service of. */
  readonly matchers: readonly string[];
}

/**
 * Divides all series among labels: each is of the first label that names its service. Exporters name themselves only where
 * nothing else does.
 * @param labels best first
 */
export function serviceLabels(labels: readonly string[]): ServiceLabel[] {
  const unnamed = (label: string) => matches(label, `|${exporterPattern}`);
  const named = labels.map((label, i): ServiceLabel => ({
    ...{ label, pattern: patternOf(label) },
    matchers: [...labels.slice(0, i).map(unnamed), differs(label, ''), matchesNot(label, exporterPattern)],
  }));
  const own = labels
    .filter((label) => label === 'job')
    .map((label): ServiceLabel => ({
      ...{ label, pattern: patternOf(label) },
      matchers: [...labels.filter((other) => other !== label).map(unnamed), matches(label, exporterPattern)],
    }));
  return [...named, ...own];
}

const patternOf = (label: string): string =>
  workloadPattern(workloadLabels.find((one) => one.label === label) ?? { label });

/** Series that may be of these services; the answer tells for certain. */
export const mayBeOf = ({ label }: ServiceLabel, services: readonly string[]): string =>
  matches(label, `(?:${oneOf(services)})(?:-.*)?`);

/**
 * One series per service, and per value of the further labels, of all series that the label names the service of.
 * @param vector of series that still have the label
 */
export function byService(
  { label, pattern }: ServiceLabel,
  aggregate: 'sum' | 'max' | 'min' | 'count',
  vector: string,
  further: readonly string[] = [],
): string {
  const each = `${aggregate} by (${[label, ...further].join(',')}) (${vector})`;
  const named = `label_replace(${each}, ${quoted(serviceLabel)}, "$1", ${quoted(label)}, ${quoted(pattern)})`;
  const together = aggregate === 'count' ? 'sum' : aggregate;
  return `${together} by (${[serviceLabel, ...further].join(',')}) (${named})`;
}

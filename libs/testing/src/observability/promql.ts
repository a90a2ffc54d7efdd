import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A metric that a query reads, with the labels that it is selected or grouped by. */
export interface AskedMetric {
  readonly query: string;
  readonly metric: string;
  readonly labels: readonly string[];
}

interface Panel {
  readonly targets?: readonly { readonly expr: string }[];
}
interface RuleFile {
  readonly groups: readonly { readonly rules: readonly { readonly expr: string }[] }[];
}

/** What Prometheus adds to every series of a target. */
const targetLabels = new Set(['job', 'instance', 'process', 'part', 'le']);

/** All queries of the dashboards and alert rules below `infra`. */
export function queriesOf(infra: string): string[] {
  const files = (folder: string) => readdirSync(join(infra, folder)).map((name) => join(infra, folder, name));
  const panels = files('grafana/dashboards').flatMap(
    (file) => (JSON.parse(readFileSync(file, 'utf8')) as { panels: Panel[] }).panels,
  );
  const rules = files('prometheus/rules').flatMap((file) =>
    (parse(readFileSync(file, 'utf8')) as RuleFile).groups.flatMap((group) => group.rules),
  );
  return [...panels.flatMap(({ targets = [] }) => targets), ...rules].map(({ expr }) => expr);
}

/** The metrics that a query reads; `up` is Prometheus' own, and no metric of ours. */
export function askedBy(query: string): AskedMetric[] {
  const grouping = /\bby \(([^)]*)\)/g;
  const grouped = [...query.matchAll(grouping)].flatMap(([, names = '']) => names.split(/,\s*/));
  return [...query.replaceAll(grouping, '').matchAll(/\b([a-z]+_[a-z_]+)(?:\{([^}]*)\})?(?=[\s)[/>]|$)/g)]
    .filter(([, name = '']) => !['histogram_quantile'].includes(name))
    .map(([, metric = '', selectors = '']) => {
      const selected = [...selectors.matchAll(/([a-z_]+)\s*(?:=|!=|=~|!~)"/g)].map(([, label = '']) => label);
      const labels = [...new Set([...selected, ...grouped])].filter((label) => !targetLabels.has(label));
      return { query, metric, labels };
    });
}

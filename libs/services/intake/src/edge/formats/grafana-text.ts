import { textsOf } from '../fields.js';

/** A label as Grafana's default message writes it. */
const labelLine = /^\s*-\s+([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.+?)\s*$/;

/** The labels that all alerts in a text of Grafana's default template have in common; none where the text is another. */
export function sharedLabels(message: string): Record<string, string> {
  const [first, ...others] = message
    .split(/^Labels:\s*$/m)
    .slice(1)
    .map(labelsOf);
  if (!first) return {};
  return textsOf([...first].filter(([name, value]) => others.every((labels) => labels.get(name) === value)));
}

/** The lines right after `Labels:`, up to the first that is none. */
function labelsOf(section: string): Map<string, string> {
  const labels = new Map<string, string>();
  for (const line of section.split('\n').filter((each) => each.trim() !== '')) {
    const [, name, value] = labelLine.exec(line) ?? [];
    if (name === undefined || value === undefined) break;
    labels.set(name, value);
  }
  return labels;
}

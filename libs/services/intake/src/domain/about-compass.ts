/** Labels that say what something is a part of, as rules and Kubernetes write them, and as exporters pass them on. */
const partLabels = [
  'part_of',
  'app_kubernetes_io_part_of',
  'app.kubernetes.io/part-of',
  'label_app_kubernetes_io_part_of',
  'job',
];

/**
 * Whether an alert is about COMPASS itself. To investigate it would be work for what is unwell, and could raise the next such alert: it is
 * recorded and grouped, and nobody looks.
 */
export function isAboutCompass(labels: Readonly<Record<string, string>>): boolean {
  return partLabels.some((label) => labels[label]?.trim().toLowerCase() === 'compass');
}

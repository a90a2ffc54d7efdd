/** Labels by metric name, over all series of it. */
export type ScrapedMetrics = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads `/metrics` of each address, in Prometheus' text format. */
export async function scrape(addresses: readonly string[]): Promise<ScrapedMetrics> {
  const texts = await Promise.all(addresses.map(async (address) => (await fetch(`http://${address}/metrics`)).text()));
  const metrics = new Map<string, Set<string>>();
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    const [, name, labels = ''] = /^([a-z_]+)(?:\{(.*)\})? /.exec(line) ?? [];
    if (!name) continue;
    const known = metrics.get(name) ?? new Set();
    for (const [, label = ''] of labels.matchAll(/([a-z_]+)="/g)) known.add(label);
    metrics.set(name, known);
  }
  return metrics;
}

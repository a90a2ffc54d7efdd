import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { workloadLabels } from '@compass/analysis';
import { caseAt, investigateCase, verifyObservations } from '@compass/evaluation';
import { openPrometheus } from '@compass/signals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { specialists } from '../../../../apps/cli/src/specialists.js';
import { docExample } from '../monitors/doc-example.js';
import type { LabelledSeries } from '../prometheus/open-metrics.js';
import { describeWithPrometheus } from '../prometheus/real-prometheus.js';
import { faultySystem, type FaultKind } from './faulty-system.js';
import { vocabularies } from './vocabularies.js';

const scrapeSeconds = 15;
const faults = ['cpu', 'delay'] as const satisfies readonly FaultKind[];
const systems = new Map(
  faults.map((fault, i) => {
    const vocabulary = vocabularies['cAdvisor']!;
    const size = { services: 10, stepSeconds: scrapeSeconds, pastMinutes: 30, graph: true };
    return [fault, faultySystem({ ...size, fault, vocabulary, seed: 21 + i })] as const;
  }),
);

/** As they are scraped: each service by its label, a counter for each call that the collector's service graph has seen. */
function scraped(fault: FaultKind, { about, metrics }: ReturnType<typeof faultySystem>): LabelledSeries[] {
  const [header, ...rows] = metrics
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const column = (name: string, i: number): LabelledSeries => {
    const [service, metric] = name.split('_') as [string, string];
    const samples = rows.flatMap((row): [number, number][] =>
      row[i] === '' ? [] : [[Number(row[0]) * 1000, Number(row[i])]],
    );
    return { metric: metric.replaceAll('-', '_'), labels: { system: fault, service }, points: samples };
  };
  const calls = (about['graph'] as [string, string][]).map(([client, server]): LabelledSeries => ({
    metric: 'traces_service_graph_request_total',
    labels: { system: fault, client, server },
    points: rows.map(([time], i) => [Number(time) * 1000, i]),
  }));
  return [...header!.slice(1).map((name, i) => column(name, i + 1)), ...calls];
}

describeWithPrometheus(
  'an investigation of what a live Prometheus knows',
  () => [...systems].flatMap(([fault, system]) => scraped(fault, system)),
  (url) => {
    let root: string;
    beforeAll(() => {
      root = mkdtempSync(join(tmpdir(), 'compass-live-'));
      process.env['PROMETHEUS_EU_TOKEN'] = 'any';
    });
    afterAll(() => {
      rmSync(root, { recursive: true });
      delete process.env['PROMETHEUS_EU_TOKEN'];
    });

    test.each(faults)('names the broken service first, by observations that anyone can repeat: %s', async (fault) => {
      const { about, root: broken } = systems.get(fault)!;
      const folder = join(root, 'live', 'cases', fault);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'case.json'), JSON.stringify({ id: fault, source: 'live', ...about }));
      const services = workloadLabels.map(({ label }) => label);
      const settings = { url: url(), match: `system="${fault}"`, services, scrapeSeconds };
      const resolve = (name: string) =>
        Promise.resolve(openPrometheus(name, settings, () => (about['now'] as number) * 1000));
      const { report, observations } = await investigateCase(caseAt(folder), specialists, 0, { resolve });
      expect(report.hypotheses[0]?.service).toBe(broken);

      const file = join(root, `${fault}.yaml`);
      const written = docExample('prometheus-telemetry', 'yaml')
        .replace('prod-eu', `live/${fault}`)
        .replace('http://prometheus.eu:9090', url())
        .replace(/match: .*/, `match: 'system="${fault}"'`);
      writeFileSync(file, written);
      const verified = await verifyObservations(observations, { recordings: [], environments: file });
      expect(verified.filter(({ outcome }) => outcome !== 'same')).toEqual([]);
      expect(observations.filter(({ query }) => query.includes('"range"')).length).toBeGreaterThan(3);
    });
  },
);

import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

const workspace = join(import.meta.dirname, '../../../..');
const read = (path: string) => readFileSync(join(workspace, path), 'utf8');
const yaml = <T>(path: string) => parse(read(path), { merge: true }) as T;

interface Compose {
  services: Record<string, { image: string; command?: string[]; environment?: Record<string, string> }>;
}
interface Scraping {
  scrape_configs: { static_configs: { targets: string[] }[] }[];
}
interface Manifest {
  kind: string;
  metadata: { name: string };
  spec: { template: { spec: { containers: { args: string[] }[] } } };
}

/** Every app of the mesh: what listens, and so has no other purpose than to be deployed. */
const processes = readdirSync(join(workspace, 'apps'))
  .filter((app) => /\brun(Main|Agent)\(/.test(read(`apps/${app}/src/main.ts`)))
  .sort();
const program = (process: string) => `apps/${process}/dist/main.js`;
const compose = yaml<Compose>('docker-compose.yml').services;
const ours = Object.entries(compose).filter(([, { image }]) => image === 'compass/mesh');

describe('the compose file', () => {
  test('runs every process of the mesh by its own program', () => {
    expect(processes.length).toBeGreaterThanOrEqual(11);
    expect(ours.map(([name, { command }]) => [name, command]).sort()).toEqual(
      processes.map((name) => [name, [program(name)]]),
    );
  });

  test('sets what there is to set', () => {
    const known = read('docs/reference/configuration.md');
    const set = ours.flatMap(([, { environment = {} }]) => Object.keys(environment));
    expect(set.filter((name) => !known.includes(`\`${name}\``))).toEqual([]);
  });
});

test('Prometheus scrapes every process', () => {
  const { scrape_configs: jobs } = yaml<Scraping>('infra/prometheus/prometheus.yml');
  const targets = jobs.flatMap((job) => job.static_configs.flatMap((group) => group.targets));
  expect(targets.map((target) => target.split(':')[0]).sort()).toEqual(processes);
});

describe('the Kubernetes manifests', () => {
  const folder = 'infra/k8s';
  const services = processes.filter((name) => !name.startsWith('agent-'));
  const agents = processes.filter((name) => name.startsWith('agent-'));

  test.each(services)('deploy %s by its own program', (name) => {
    const manifests = parseAllDocuments(read(`${folder}/services/${name}.yaml`)).map((each) => each.toJS() as Manifest);
    const deployment = manifests.find(({ kind }) => kind === 'Deployment');
    expect(deployment?.spec.template.spec.containers[0]?.args).toEqual([program(name)]);
    expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toContain(`Service ${name}`);
  });

  test('have one release for each agent, and the example has all of them', () => {
    const releases = readdirSync(join(workspace, folder, 'agents'));
    expect(releases.map((name) => `agent-${name}`).sort()).toEqual(agents);
    const { resources } = yaml<{ resources: string[] }>(`${folder}/example/kustomization.yaml`);
    expect(resources).toEqual(expect.arrayContaining(releases.map((name) => `../agents/${name}`)));
    for (const name of releases)
      expect(read(`${folder}/agents/${name}/kustomization.yaml`)).toContain(program(`agent-${name}`));
  });

  test('set what there is to set', () => {
    const { data } = yaml<{ data: Record<string, string> }>(`${folder}/services/settings.yaml`);
    const known = read('docs/reference/configuration.md');
    expect(Object.keys(data).filter((name) => !known.includes(`\`${name}\``))).toEqual([]);
  });
});

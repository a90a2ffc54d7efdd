import { expect, test } from '@jest/globals';
import type { KubernetesObject, Manifest } from '@compass/agent-sdk';
import { diagnose } from '../diagnose.js';

const nowMs = 1_700_000_000_000;
const pod = (workload: string, readyContainers: number): KubernetesObject => ({
  ...{ kind: 'Pod', name: `${workload}-0`, namespace: 'shop', labels: { app: workload }, workload, status: 'Running' },
  ...{ node: 'n1', ip: '10.0.0.1', readyContainers, allContainers: 1, restarts: 0, serviceAccount: '' },
  ...{ nodeSelector: {}, tolerations: [], annotations: {}, conditions: {}, containers: [], volumes: [] },
});
const told = (workload: string, data: Readonly<Record<string, string>>): Manifest => ({
  ...{ kind: 'Secret', name: `${workload}-db`, namespace: 'shop', workload },
  spec: { stringData: data },
});
const ports = (connectionOf: (port: number) => Readonly<Record<string, string>>) => {
  const manifests = ['alpha', 'bravo', 'carol', 'delta'].map((name, i) =>
    told(name, connectionOf(i === 0 ? 6543 : 5432)),
  );
  const objects = ['alpha', 'bravo', 'carol', 'delta'].map((name, i) => pod(name, i === 0 ? 0 : 1));
  return diagnose({ objects, manifests, alerting: [] }, nowMs - 60_000, nowMs)
    .filter(({ category }) => category === 'database.wrong-port')
    .map(({ service }) => service);
};

test.each([
  ['keys in capitals', (port: number) => ({ DB_HOST: 'pg', DB_PORT: `${port}`, DB_USER: 'u' })],
  ['keys of properties', (port: number) => ({ 'datasource.host': 'pg', 'datasource.port': `${port}`, username: 'u' })],
  ['an address', (port: number) => ({ DATABASE_URL: `postgres://u:sha256:0a@pg:${port}/shop` })],
  ['an address behind jdbc', (port: number) => ({ url: `jdbc:mysql://pg:${port}/shop` })],
])('a workload that was told another port than its siblings is found by %s', (_, connectionOf) => {
  expect(ports(connectionOf)).toEqual(['alpha']);
});

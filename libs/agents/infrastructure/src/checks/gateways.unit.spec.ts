import { describe, expect, test } from '@jest/globals';
import type { KubernetesObject } from '@compass/agent-sdk';
import { diagnose } from '../diagnose.js';
import type { Telemetry } from '../telemetry.js';

const names = ['alpha', 'bravo', 'carol', 'delta', 'echo'];
const nowMs = 1_700_000_000_000;
const pod = (workload: string): KubernetesObject => ({
  ...{ kind: 'Pod', name: `${workload}-0`, namespace: 'shop', labels: { app: workload }, workload, status: 'Running' },
  ...{ node: 'n1', ip: '10.0.0.1', readyContainers: 1, allContainers: 1, restarts: 0, serviceAccount: '' },
  ...{ nodeSelector: {}, tolerations: [], annotations: {}, conditions: {}, containers: [], volumes: [] },
});
const table = (targets: readonly string[]): KubernetesObject => ({
  ...{ kind: 'ConfigMap', name: 'gateway-routes', namespace: 'shop', labels: {} },
  data: { 'routes.yaml': `routes:\n${targets.map((to, i) => `  - id: r${i}\n    uri: http://${to}:80\n`).join('')}` },
});
const routed = (targets: readonly string[], alerting: readonly string[] = []): Telemetry => ({
  objects: [...names.map(pod), pod('edge'), table(targets)],
  calls: names.map((callee) => ({ caller: 'edge', callee })),
  alerting,
});
const unrouted = (telemetry: Telemetry, leftOut?: ReadonlySet<string>) =>
  diagnose(telemetry, nowMs - 60_000, nowMs, leftOut).map(({ service, category }) => `${service} ${category}`);

describe('routes of a gateway whose names tell nothing', () => {
  test('that lead to one service twice miss the one that the gateway is known to call', () => {
    expect(unrouted(routed(['alpha', 'bravo', 'carol', 'delta', 'delta']))).toContain('echo kubernetes.gateway-route');
  });

  test('leave it odd among its siblings where that check is switched off', () => {
    const telemetry = routed(['alpha', 'bravo', 'carol', 'delta', 'delta']);
    expect(unrouted(telemetry, new Set(['kubernetes.gateway-route']))).toEqual(['echo kubernetes.unhealthy-workload']);
  });

  test('that miss several speak of the one that alerts, and else of none', () => {
    const targets = ['alpha', 'bravo', 'carol', 'carol'];
    expect(unrouted(routed(targets))).toEqual([]);
    expect(unrouted(routed(targets, ['echo']))).toContain('echo kubernetes.gateway-route');
  });

  test('that miss several speak of the one that others than the gateway call, too', () => {
    const telemetry = routed(['alpha', 'bravo', 'carol', 'carol']);
    const calls = [...telemetry.calls!, { caller: 'alpha', callee: 'delta' }];
    expect(unrouted({ ...telemetry, calls })).toContain('delta kubernetes.gateway-route');
  });

  test('that lead to every service are in order', () => {
    expect(unrouted(routed(names))).toEqual([]);
  });
});

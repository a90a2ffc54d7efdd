import { describe, expect, test } from '@jest/globals';
import { listedObjects } from './listed.js';

const nowMs = 1_700_000_000_000;
const table = (resource: string, text: string, more: object = {}) => ({
  tool: 'GetResources',
  arguments: { resource_type: resource, name: '', namespace: 'shop', ...more },
  output: text,
});
const rows = (...lines: readonly (readonly string[])[]) =>
  lines.map((cells) => cells.map((cell) => cell.padEnd(40)).join('')).join('\n');
const pods = 'cart-5d9f8b6c5d-x2v4z';
const recorded = [
  table('pods', rows(['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'], [pods, '0/1', 'Pending', '2 (3m ago)', '5m'])),
  table('pods', rows(['NAME', 'LABELS'], [pods, 'app=cart,pod-template-hash=5d9f8b6c5d']), { show_labels: true }),
  table(
    'services',
    rows(['NAME', 'CLUSTER-IP', 'PORT(S)', 'SELECTOR'], ['cart', '10.0.0.7', '80/TCP,53:30001/UDP', 'app=cart']),
  ),
  table('endpoints', rows(['NAME', 'ENDPOINTS'], ['cart', '10.1.0.4:8080,10.1.0.5:8080'])),
  table('nodes', rows(['NAME', 'STATUS'], ['n1', 'Ready,SchedulingDisabled'])),
];
const [pod, service, node] = listedObjects(recorded, [], nowMs);

describe('what only lists tell', () => {
  test('of a pod is joined from all of them, with its workload', () => {
    expect(pod).toMatchObject({
      ...{ kind: 'Pod', workload: 'cart', status: 'Pending', readyContainers: 0, allContainers: 1 },
      ...{ namespace: 'shop', labels: { app: 'cart' }, createdAtMs: nowMs - 300_000, containers: [] },
    });
  });

  test('of a service is who is behind it, and not where its ports lead', () => {
    expect(service).toMatchObject({ kind: 'Service', selector: { app: 'cart' }, ready: ['10.1.0.4', '10.1.0.5'] });
    expect(service).toMatchObject({
      ports: [
        { port: 80, protocol: 'TCP', target: '' },
        { port: 53, protocol: 'UDP', target: '' },
      ],
    });
  });

  test('of a node is whether it takes pods', () => {
    expect(node).toMatchObject({
      kind: 'Node',
      namespace: '',
      status: 'Ready,SchedulingDisabled',
      unschedulable: true,
    });
  });

  test('is nothing new of what was described', () => {
    expect(listedObjects(recorded, [pod!, service!, node!], nowMs)).toEqual([]);
  });

  test.each([
    ['cart-5d9f8b6c5d-x2v4z', 'cart'],
    ['agent-x2v4z', 'agent'],
    ['store-12', 'store'],
    ['alone', 'alone'],
  ])('names the workload of %s', (name, workload) => {
    const [listed] = listedObjects([table('pods', rows(['NAME', 'READY'], [name, '1/1']))], [], nowMs);
    expect(listed).toMatchObject({ workload });
  });
});

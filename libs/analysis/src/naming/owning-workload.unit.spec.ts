import { describe, expect, test } from '@jest/globals';
import { owningWorkload } from './owning-workload.js';
import { workloadOfPod } from './pod-names.js';

describe('workloadOfPod', () => {
  test.each([
    ['checkout-7d9f8b6c5d-x2v4z', 'checkout', 'a Deployment'],
    ['checkout-6b8c9f-2xw7k', 'checkout', 'a Deployment with a short hash'],
    ['payment-db-0', 'payment-db', 'a StatefulSet'],
    ['fluentd-x8k2p', 'fluentd', 'a DaemonSet'],
    ['backup-29154320-wq9rb', 'backup', 'a CronJob'],
    ['cart-redis', 'cart-redis', 'a word of five letters is not a drawn suffix'],
    ['checkout', 'checkout', 'a bare pod'],
    ['-0', '-0', 'nothing would be left'],
  ])('%s belongs to %s: %s', (pod, workload) => {
    expect(workloadOfPod(pod)).toBe(workload);
  });
});

describe('owningWorkload', () => {
  test.each<[string, Record<string, string>, string]>([
    ['the service comes before what it was scraped as', { job: 'blackbox', service: 'checkout' }, 'checkout'],
    ['the deployment before its pod', { pod: 'other-0', deployment: 'checkout' }, 'checkout'],
    [
      'whom a service mesh calls the destination, not whose proxy tells of it',
      { app: 'front', source_workload: 'front', destination_workload: 'cart' },
      'cart',
    ],
    ['a pod stands for its workload', { pod: 'checkout-7d9f8b6c5d-x2v4z', container: 'main' }, 'checkout'],
    ['a job where nothing else is named', { job: 'node', instance: 'localhost:8081' }, 'node'],
    [
      'an exporter does not own what it measures',
      { job: 'kube-state-metrics', service: 'prom-kube-state-metrics', pod: 'cart-6b8c9f7d4-2xw7k' },
      'cart',
    ],
    ['an exporter with nothing else named is what is unwell', { job: 'node-exporter' }, 'node-exporter'],
    ['blank labels name nobody', { service: ' ', job: 'cart' }, 'cart'],
    [
      'the node that an exporter watches',
      { job: 'node-exporter', instance: 'worker-7:9100', node: 'ip-10-0-3-7' },
      'ip-10-0-3-7',
    ],
    ['the instance that an exporter watches', { job: 'node_exporter', instance: 'db-1.example:9100' }, 'db-1.example'],
    ['an address names nobody', { job: 'node-exporter', instance: '10.0.0.1:9100' }, 'node-exporter'],
    ['nor where it stands alone', { instance: '[fe80::1]:9100' }, ''],
  ])('%s', (_, labels, name) => {
    expect(owningWorkload(labels).name).toBe(name);
  });

  test('the namespace belongs to it', () => {
    expect(owningWorkload({ service: 'cart', namespace: 'shop' })).toEqual({ name: 'cart', namespace: 'shop' });
  });
});

import { level, often, since, total } from './readings.js';
import type { Reading, Story } from './story.js';

/** Functions, told of by CloudWatch's names once a minute: a table's write capacity is used up. */
export const lambda: Story = (() => {
  const fn = (perMinute: number, ms: number, more: Record<string, Reading> = {}): Record<string, Reading> => ({
    Invocations: level(perMinute),
    Errors: () => 0,
    Throttles: () => 0,
    'Duration-p99': level(ms),
    ConcurrentExecutions: level((perMinute * ms) / 60_000 + 1),
    ...more,
  });
  return {
    id: 'lambda',
    services: [
      'orders-api',
      'create-order',
      'price-order',
      'charge-card',
      'send-mail',
      'orders-table',
      'prices-table',
      'orders-queue',
    ],
    graph: [
      ['orders-api', 'create-order'],
      ['create-order', 'price-order'],
      ['create-order', 'orders-table'],
      ['price-order', 'prices-table'],
      ['create-order', 'orders-queue'],
      ['charge-card', 'orders-queue'],
      ['charge-card', 'orders-table'],
      ['charge-card', 'send-mail'],
    ],
    labels: { alertname: 'orders-api-5xx', service: 'orders-api' },
    summary: 'Threshold Crossed: 3 datapoints were greater than the threshold (20.0) for 5XXError',
    onsetSeconds: 240,
    pastMinutes: 120,
    stepSeconds: 60,
    metrics: {
      'orders-api': {
        Count: level(1800),
        '5XXError': since(1, 160, 30, 0.4),
        '4XXError': level(12, 0.6),
        'Latency-p99': since(480, 2900, 30),
        IntegrationLatency: since(120, 700, 30),
      },
      'create-order': fn(1800, 400, {
        Errors: since(0.5, 158, 30, 0.4),
        'Duration-p99': since(400, 2800, 30),
        ConcurrentExecutions: since(9, 24, 30),
      }),
      'price-order': fn(1800, 60),
      'charge-card': fn(1500, 700, {
        Errors: since(0.3, 40, 30, 0.5),
        'Duration-p99': since(700, 3100, 30),
        Invocations: since(1500, 1380, 30),
      }),
      'send-mail': fn(1480, 190, { Invocations: since(1480, 1300, 30) }),
      'orders-table': {
        ConsumedWriteCapacityUnits: since(3100, 3600, 20, 0.02),
        ConsumedReadCapacityUnits: level(900),
        WriteThrottleEvents: since(0, 820, 20, 0.3),
        ReadThrottleEvents: () => 0,
        SuccessfulRequestLatency: level(4.2),
        SystemErrors: () => 0,
      },
      'prices-table': {
        ConsumedWriteCapacityUnits: level(3),
        ConsumedReadCapacityUnits: level(1700),
        WriteThrottleEvents: () => 0,
        ReadThrottleEvents: () => 0,
        SuccessfulRequestLatency: level(3.1),
        SystemErrors: () => 0,
      },
      'orders-queue': {
        NumberOfMessagesSent: since(1790, 1630, 20),
        ApproximateNumberOfMessagesVisible: since(4, 30, 200, 0.5),
        ApproximateAgeOfOldestMessage: since(1, 9, 200, 0.3),
      },
    },
    truth: {
      objects: ['orders-table'],
      categories: [
        'database.overload',
        'application.overload',
        'dependency.failure',
        'application.error',
        'database.connections-exhausted',
      ],
    },
  };
})();

/** A night's batch: a volume runs full while a stage writes its intermediate files. */
export const batch: Story = (() => {
  const step = 30;
  return {
    id: 'batch',
    services: ['airflow-scheduler', 'extract', 'transform', 'load', 'warehouse'],
    graph: [
      ['extract', 'warehouse'],
      ['load', 'warehouse'],
    ],
    labels: { alertname: 'DagRunLate', service: 'airflow-scheduler', dag: 'nightly_revenue' },
    summary: 'nightly_revenue has not finished by 03:00',
    onsetSeconds: 900,
    pastMinutes: 100,
    stepSeconds: step,
    metrics: {
      'airflow-scheduler': {
        'airflow-scheduler-heartbeat-rate': level(0.2, 0.05),
        'airflow-executor-running-tasks': since(4, 1, 60, 0.2),
        'airflow-ti-failures-total': total(since(0, 0.006, 1, 0.8), step),
        'process-cpu-seconds-total': total(level(0.2), step),
      },
      extract: {
        'rows-processed-rate': level(5200),
        'process-cpu-seconds-total': total(level(0.9), step),
        'process-resident-memory-bytes': level(800e6, 0.05),
      },
      transform: {
        'rows-processed-rate': since(5100, 0, 1),
        'process-cpu-seconds-total': total(since(1.8, 0.05, 1), step),
        'process-resident-memory-bytes': since(2.1e9, 0.3e9, 1, 0.05),
        'node-filesystem-avail-bytes': (m) => Math.max(0, -m.since * 1.1e7 + 4e5),
        'node-filesystem-size-bytes': () => 107e9,
        'container-fs-writes-bytes-total': total(since(11e6, 0, 1), step),
      },
      load: {
        'rows-processed-rate': since(5000, 0, 60),
        'process-cpu-seconds-total': total(since(0.4, 0.02, 60), step),
        'process-resident-memory-bytes': level(400e6, 0.05),
      },
      warehouse: {
        'pg-stat-activity-count': since(12, 8, 60),
        'pg-stat-database-tup-inserted': total(since(5000, 0, 60), step),
        'node-filesystem-avail-bytes': level(800e9, 0.001),
        'node-filesystem-size-bytes': () => 2000e9,
      },
    },
    lines: (chance) => [
      ...often(
        0.1,
        -5000,
        0,
        (at) => ({
          service: 'transform',
          message: `INFO spilled sort run ${Math.floor(5000 + at)} to /scratch/run-${Math.floor(chance() * 1e6)}.parquet`,
        }),
        chance,
      ),
      ...often(
        0.1,
        -5000,
        960,
        () => ({
          service: 'extract',
          message: `INFO read ${Math.floor(50_000 * chance())} rows of partition ${Math.floor(chance() * 64)}`,
        }),
        chance,
      ),
      ...often(
        0.02,
        0,
        960,
        () => ({
          service: 'transform',
          message:
            'ERROR attempt failed\nTraceback (most recent call last):\n  File "/opt/etl/spill.py", line 42, in flush\n    out.write(chunk)\nOSError: [Errno 28] No space left on device: \'/scratch/run-551.parquet\'',
        }),
        chance,
      ),
      ...often(
        0.02,
        1,
        960,
        () => ({
          service: 'airflow-scheduler',
          level: 'WARNING',
          message: 'Marking task as UP_FOR_RETRY. dag_id=nightly_revenue, task_id=transform',
        }),
        chance,
      ),
    ],
    truth: { objects: ['transform'], categories: ['infrastructure.disk-full'] },
  };
})();

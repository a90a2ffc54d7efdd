import { level, often, since, total } from './readings.js';
import type { Reading, Story } from './story.js';

/** Django with Celery workers behind RabbitMQ: a service of somebody else hangs, tasks wait for it, messages pile up. */
export const celery: Story = (() => {
  const step = 15;
  const worker = (): Record<string, Reading> => ({
    'celery-task-succeeded-rate': since(14, 1.2, 20),
    'celery-task-failed-rate': since(0.02, 0.9, 40, 0.5),
    'celery-task-runtime-seconds-p95': since(0.8, 30, 40, 0.05),
    'celery-workers-busy': since(5, 16, 30, 0.05),
    'process-cpu-seconds-total': total(since(0.7, 0.12, 20), step),
    'process-resident-memory-bytes': level(310e6, 0.02),
  });
  return {
    id: 'celery',
    services: ['storefront', 'celery-worker', 'celery-beat', 'rabbitmq', 'postgres-main', 'redis-cache'],
    labels: { alertname: 'CeleryQueueBacklog', service: 'celery-worker', queue: 'default' },
    summary: 'Queue default has more than 1500 ready messages for 2 minutes',
    onsetSeconds: 300,
    pastMinutes: 45,
    stepSeconds: step,
    metrics: {
      storefront: {
        'django-http-requests-total': total(level(22), step),
        'django-http-responses-5xx-total': total(level(0.03, 0.8), step),
        'django-http-request-duration-seconds-p95': level(0.21),
        'process-cpu-seconds-total': total(level(0.6), step),
        'process-resident-memory-bytes': level(420e6, 0.02),
      },
      'celery-worker': worker(),
      'celery-beat': {
        'process-cpu-seconds-total': total(level(0.01), step),
        'process-resident-memory-bytes': level(90e6, 0.02),
      },
      rabbitmq: {
        'rabbitmq-queue-messages-ready': (m) =>
          Math.max(0, m.since > 0 ? 12.5 * m.since * m.chance(0.05) : 12 * m.chance(0.9)),
        'rabbitmq-queue-messages-unacked': since(6, 16, 30, 0.1),
        'rabbitmq-queue-consumers': () => 16,
        'rabbitmq-channel-messages-published-total': total(level(14), step),
        'process-resident-memory-bytes': since(180e6, 205e6, 300, 0.02),
      },
      'postgres-main': {
        'pg-stat-activity-count': level(24),
        'pg-stat-database-xact-commit': total(since(160, 120, 20), step),
        'pg-locks-count': level(9, 0.4),
      },
      'redis-cache': {
        'redis-connected-clients': level(31, 0.03),
        'redis-commands-processed-total': total(level(300), step),
      },
    },
    lines: (chance) => [
      ...often(
        3,
        -1500,
        360,
        () => ({ service: 'storefront', message: `[INFO] "GET /products/${Math.floor(chance() * 900)}" 200` }),
        chance,
      ),
      ...often(
        4,
        -1500,
        20,
        () => ({
          service: 'celery-worker',
          message: `[INFO/ForkPoolWorker-${Math.floor(chance() * 16)}] Task shop.tasks.geocode_address[${Math.floor(chance() * 1e9)}] succeeded in 0.${Math.floor(chance() * 900)}s: None`,
        }),
        chance,
      ),
      ...often(
        0.4,
        20,
        360,
        () => ({
          service: 'celery-worker',
          message: `[INFO/ForkPoolWorker-${Math.floor(chance() * 16)}] Task shop.tasks.send_receipt[${Math.floor(chance() * 1e9)}] succeeded in 0.3s: None`,
        }),
        chance,
      ),
      ...often(
        0.8,
        35,
        360,
        () => ({
          service: 'celery-worker',
          level: 'ERROR',
          message: `Task shop.tasks.geocode_address[${Math.floor(chance() * 1e9)}] raised unexpected: ReadTimeout(ReadTimeoutError("HTTPSConnectionPool(host='api.geocoder.example', port=443): Read timed out. (read timeout=30)"))\nTraceback (most recent call last):\n  File "/app/shop/tasks.py", line 88, in geocode_address\n    response = session.get(url, timeout=30)\nrequests.exceptions.ReadTimeout: HTTPSConnectionPool(host='api.geocoder.example', port=443): Read timed out. (read timeout=30)`,
        }),
        chance,
      ),
    ],
    truth: { objects: ['api.geocoder.example', 'celery-worker'], categories: ['dependency.failure'] },
  };
})();

/** A pipeline over Kafka without requests: one stage chokes on a record that it cannot read; what it is given piles up, the last stage starves. */
export const kafka: Story = (() => {
  const step = 15;
  const stage = (rate: Reading, lag: Reading, cpu: Reading, restarts: Reading = () => 1): Record<string, Reading> => ({
    'kafka-consumer-records-consumed-rate': rate,
    'kafka-consumergroup-lag': lag,
    'process-cpu-usage': cpu,
    'jvm-memory-used-bytes': level(600e6, 0.2),
    'kafka-consumer-rebalance-total': restarts,
  });
  let restarts = 3;
  return {
    id: 'kafka-pipeline',
    services: ['collector', 'enricher', 'sessionizer', 'aggregator', 'es-sink', 'kafka'],
    graph: [
      ['collector', 'kafka'],
      ['enricher', 'kafka'],
      ['sessionizer', 'kafka'],
      ['aggregator', 'kafka'],
      ['es-sink', 'kafka'],
    ],
    labels: { alertname: 'StaleData', service: 'es-sink' },
    summary: 'Newest document in index events is older than 5 minutes',
    onsetSeconds: 420,
    pastMinutes: 60,
    stepSeconds: step,
    metrics: {
      collector: {
        'kafka-producer-record-send-rate': level(900),
        'kafka-producer-record-error-rate': () => 0,
        'process-cpu-usage': level(0.3),
        'jvm-memory-used-bytes': level(500e6, 0.2),
      },
      enricher: stage(level(900), level(400, 0.6), level(0.35)),
      sessionizer: stage(
        since(900, 0, 10),
        (m) => (m.since > 0 ? 900 * m.since : 350 * m.chance(0.6)),
        since(0.4, 0.15, 10, 0.4),
        (m) => {
          if (m.since > 0) restarts += 1;
          return restarts;
        },
      ),
      aggregator: stage(since(300, 0, 20), since(120, 0, 20, 0.5), since(0.25, 0.02, 20)),
      'es-sink': stage(since(60, 0, 30), since(20, 0, 30, 0.5), since(0.1, 0.02, 30)),
      kafka: {
        'kafka-server-brokertopicmetrics-messagesin-rate': since(2160, 1800, 20),
        'kafka-server-replicamanager-underreplicatedpartitions': () => 0,
        'kafka-controller-activecontrollercount': () => 1,
        'process-cpu-usage': level(0.2),
      },
    },
    lines: (chance) => [
      ...['enricher', 'aggregator', 'es-sink'].flatMap((service) =>
        often(
          0.2,
          -2400,
          service === 'enricher' ? 480 : 20,
          () => ({
            service,
            level: 'INFO',
            message: `Committed offsets of ${Math.floor(4000 + chance() * 2000)} records`,
          }),
          chance,
        ),
      ),
      ...often(
        0.2,
        -2400,
        2,
        () => ({
          service: 'sessionizer',
          level: 'INFO',
          message: `Committed offsets of ${Math.floor(4000 + chance() * 2000)} records`,
        }),
        chance,
      ),
      ...often(
        0.06,
        1,
        480,
        () => ({
          service: 'sessionizer',
          level: 'ERROR',
          message: `org.apache.kafka.common.errors.SerializationException: Error deserializing key/value for partition enriched-7 at offset 88120443. If needed, please seek past the record to continue consumption.\n\tat org.apache.kafka.clients.consumer.internals.Fetcher.parseRecord(Fetcher.java:1429)\nCaused by: java.lang.IllegalArgumentException: session id is empty\n\tat example.sessions.SessionKey.<init>(SessionKey.java:31)`,
        }),
        chance,
      ),
      ...often(
        0.06,
        3,
        480,
        () => ({
          service: 'sessionizer',
          level: 'WARN',
          message: 'Member sessionizer-2 sending LeaveGroup request to coordinator due to the consumer is being closed',
        }),
        chance,
      ),
    ],
    isOpen: true,
    truth: { objects: ['sessionizer'], categories: ['application.error', 'application.bad-release'] },
  };
})();

import { startKafka, whyKafkaCannotStart, type LocalKafka } from '@compass/local-kafka';
import { afterAll, beforeAll } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeUnless } from '../skipping/describe-unless.js';
import { testKafkaAddress } from './test-kafka.js';

const otherwise = 'install it or set COMPASS_TEST_KAFKA=host:port';

/** The very first start on a machine fetches Kafka. */
const startTimeoutMs = 300_000;

/**
 * A suite that needs a real Kafka: the one that all suites of this process share, or the one that COMPASS_TEST_KAFKA
 * (`host:port`) names. `address` may be called in tests and hooks. Others use the broker too: name topics and groups
 * apart. Without Kafka the suite is skipped loudly, and with CI=true fails.
 */
export function describeWithKafka(name: string, define: (address: () => string) => void): void {
  const missing = process.env['COMPASS_TEST_KAFKA'] ? undefined : whyKafkaCannotStart();
  describeUnless(missing && `${missing}; ${otherwise}`, name, () => {
    let address: string;
    beforeAll(async () => {
      address = await testKafkaAddress();
    }, startTimeoutMs);
    define(() => address);
  });
}

/**
 * A suite that kills its Kafka: one broker of its own, whatever COMPASS_TEST_KAFKA says. Else as `describeWithKafka`.
 * @param users given: they have to log in, and rules of access are enforced
 */
export function describeWithOwnKafka(
  name: string,
  define: (kafka: () => LocalKafka) => void,
  users?: Readonly<Record<string, string>>,
): void {
  const missing = whyKafkaCannotStart();
  describeUnless(missing && `${missing}; ${otherwise}`, name, () => {
    let dir: string;
    let kafka: LocalKafka;
    beforeAll(async () => {
      dir = await mkdtemp(join(tmpdir(), 'compass-own-kafka-'));
      kafka = await startKafka({ dir, ...(users && { users }) });
    }, startTimeoutMs);
    define(() => kafka);
    // After the suite's own hooks: what it started stops while the broker is still there.
    afterAll(async () => {
      await kafka?.stop();
      await rm(dir, { recursive: true, force: true });
    }, startTimeoutMs);
  });
}

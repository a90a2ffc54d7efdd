import { describeWithKafka } from '@compass/testing';
import { describe } from '@jest/globals';
import { exactlyOnceContract } from '../contract/exactly-once.contract.js';

describe('a service on the log in Postgres whose processes are killed', () =>
  exactlyOnceContract(() => 'postgres:', 1_000));

/** Brokers allow no shorter lease. */
describeWithKafka('a service on Kafka whose processes are killed', (address) =>
  exactlyOnceContract(() => `kafka://${address()}`, 6_000),
);

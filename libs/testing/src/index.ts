export { describeWithKafka, describeWithOwnKafka } from './kafka/describe-with-kafka.js';
export { testKafkaAddress } from './kafka/test-kafka.js';
export { createTestDatabase, type TestDatabase } from './postgres/test-database.js';

export { whyKafkaCannotStart } from './requirements.js';
export { startKafka, type KafkaOptions, type LocalKafka } from './start-kafka.js';

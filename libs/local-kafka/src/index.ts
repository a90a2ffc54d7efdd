export { whyKafkaCannotStart } from './requirements.js';
export { startKafka, type KafkaOptions, type LocalKafka } from './start-kafka.js';
export { startKafkaCluster, type KafkaCluster } from './start-kafka-cluster.js';

export { alertPayloads, type FuzzedPayload } from './fuzz/alert-payloads.js';
export { Dice } from './fuzz/dice.js';
export { mutateBytes } from './fuzz/mutate-bytes.js';
export { describeWithKafka, describeWithOwnKafka } from './kafka/describe-with-kafka.js';
export { testKafkaAddress } from './kafka/test-kafka.js';
export { createTestDatabase, type TestDatabase } from './postgres/test-database.js';
export { change, lines, logs, metric, paths, scenario, spans, traces, type Pace } from './telemetry/synthetic.js';
export { recordedIncidents, type RecordedIncident } from './telemetry/recorded-incidents.js';
export { monitorPayloads } from './monitors/monitor-payloads.js';

import { KafkaReader } from './kafka-reader.js';

/**
 * Puts other ports into an answer that tells a client where brokers are. Brokers and proxies are all on 127.0.0.1, so that nothing
 * else changes, not even a length. Metadata to version 8 and FindCoordinator to version 2: kafkajs asks for no later ones.
 */
export function movePorts(api: string, version: number, answer: Buffer, portOf: (port: number) => number): void {
  const reader = new KafkaReader(answer, 8);
  if (api === 'Metadata') {
    if (version >= 3) reader.skip(4); // throttle time
    for (let brokers = reader.int32(); brokers > 0; brokers -= 1) {
      movePort(reader, answer, portOf);
      if (version >= 1) reader.text(); // rack
    }
  }
  if (api === 'FindCoordinator') {
    if (version >= 1) reader.skip(4); // throttle time
    reader.skip(2); // error
    if (version >= 1) reader.text(); // its message
    movePort(reader, answer, portOf);
  }
}

/** Node, host, port. */
function movePort(reader: KafkaReader, answer: Buffer, portOf: (port: number) => number): void {
  reader.skip(4);
  reader.text();
  const at = reader.offset;
  const port = reader.int32();
  if (port > 0) answer.writeInt32BE(portOf(port), at);
}

import { startKafka } from '@compass/local-kafka';
import { once } from 'node:events';
import { connect } from 'node:net';
import { sharedServer, type ServerKind } from '../shared-server/shared-server.js';

const kafka: ServerKind = {
  name: 'kafka',
  start: async (dir) => (await startKafka({ dir })).address,
  answers: async (address) => {
    const [host, port] = address.split(':');
    const socket = connect(Number(port), host);
    return once(socket, 'connect').then(
      () => Boolean(socket.destroy()),
      () => false,
    );
  },
};

/** `host:port` of COMPASS_TEST_KAFKA, else of the Kafka of this process, which the first call starts (about 3 s). */
export async function testKafkaAddress(): Promise<string> {
  return process.env['COMPASS_TEST_KAFKA'] || sharedServer(kafka);
}

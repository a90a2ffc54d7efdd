import { createRequire } from 'node:module';
import type { ISocketFactory } from 'kafkajs';

const usual = (createRequire(import.meta.url)('kafkajs/src/network/socketFactory.js') as () => ISocketFactory)();

/**
 * The sockets that kafkajs 2.2.4 makes, of which a closed one stays as it is. kafkajs unrefs a connection's socket each time that it
 * gives the connection up, also long after its end, and Node puts that off, by one more listener, until a closed socket connects.
 */
export const kafkaSocket: ISocketFactory = (wanted) => {
  const socket = usual(wanted);
  const unref = socket.unref.bind(socket);
  socket.unref = () => (socket.destroyed ? socket : unref());
  return socket;
};

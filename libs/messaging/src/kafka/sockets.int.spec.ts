import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { kafkaSocket } from './sockets.js';

/** kafkajs gives none where there is no TLS, whatever its types say. */
const noTls = false as unknown as ConnectionOptions;

test('a socket that is given up again and again after its end gathers no listeners', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const connected = Promise.withResolvers<void>();
  const socket = kafkaSocket({ host: '127.0.0.1', port, ssl: noTls, onConnect: connected.resolve });
  socket.on('error', () => undefined).resume();
  const closed = once(socket, 'close');
  await connected.promise;
  await closed;
  const before = socket.listenerCount('connect');
  for (let time = 0; time < 20; time++) {
    socket.end();
    socket.unref();
  }
  expect(socket.listenerCount('connect')).toBe(before);
  server.close();
});

test('a socket that is open lets its process end once it is given up', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = await new Promise<ReturnType<typeof kafkaSocket>>((resolve) => {
    const opened = kafkaSocket({ host: '127.0.0.1', port, ssl: noTls, onConnect: () => resolve(opened) });
  });
  const handle = (socket as unknown as { _handle: { hasRef(): boolean } })._handle;
  expect(handle.hasRef()).toBe(true);
  socket.unref();
  expect(handle.hasRef()).toBe(false);
  socket.destroy();
  server.close();
});

import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';

/** A process that was killed leaves its unix socket behind, and nobody could listen there again. One in use is kept. */
export async function removeStaleSocket(path: string): Promise<void> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ECONNREFUSED') await rm(path, { force: true });
  } finally {
    socket.destroy();
  }
}

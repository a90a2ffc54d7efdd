import { createServer } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { readJson, writeJson } from '../http/json.js';
import { seededRandom } from '../random/seeded-random.js';
import { ownCharacter } from './character.js';

/** A company that the shop depends on: answers every request with a confirmation, in its own time. Reports nothing. */
const { port, certificate, key, answersWithinMs, seed } = ownCharacter();
const random = seededRandom(seed);

const server = createServer({ cert: certificate, key }, (request, response) => {
  void (async () => {
    await readJson(request);
    await pause(random.between(...answersWithinMs));
    writeJson(response, 200, { confirmation: random.integer(1, 2 ** 31) });
  })();
});
server.listen({ port, host: '127.0.0.1', reusePort: true }, () => process.send?.('ready'));
const end = () => server.close(() => process.exit(0));
process.once('SIGTERM', end).once('disconnect', end);

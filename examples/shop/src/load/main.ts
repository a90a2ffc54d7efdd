import { setTimeout as pause } from 'node:timers/promises';
import { requestJson } from '../http/request-json.js';
import { seededRandom } from '../random/seeded-random.js';
import { nextArrivalMs } from './arrivals.js';
import { ownLoadOrder } from './load-order.js';
import { visitOf } from './visit.js';

const order = ownLoadOrder();
const random = seededRandom(order.seed);

function comeNext(): void {
  setTimeout(
    () => {
      void visit();
      comeNext();
    },
    nextArrivalMs(order.demand, Date.now(), random),
  );
}

/** A visitor who meets a failure goes away. */
async function visit(): Promise<void> {
  for (const step of visitOf(random)) {
    await pause(step.thinkMs);
    const answer = await requestJson(step.method, order.webUrl + step.path, {}, step.body).catch(() => undefined);
    if (!answer || answer.status >= 500) return;
  }
}

comeNext();
process.send?.('ready');
const end = () => process.exit(0);
process.once('SIGTERM', end).once('disconnect', end);

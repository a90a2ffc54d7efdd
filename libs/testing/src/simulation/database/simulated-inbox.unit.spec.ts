import { inboxContract } from '../../../../messaging/src/contract/inbox.contract.js';
import { directWire } from '../process/wire.js';
import { openUnitOfWork } from '../stores/open-unit-of-work.fixture.js';

inboxContract('a simulated database', () => {
  const unitOfWork = openUnitOfWork();
  return Promise.resolve({
    transact: (work) => unitOfWork.run((tx) => work(unitOfWork.messaging(tx, directWire).inbox)),
    close: () => Promise.resolve(),
  });
});

import { describeWithKafka, describeWithOwnKafka } from '@compass/testing';
import { eventLogContract } from '../contract/event-log.contract.js';
import { openLog } from '../contract/open-log.js';
import { outageContract } from '../contract/outage.contract.js';

describeWithKafka('the event log on Kafka', (address) => {
  const url = () => `kafka://${address()}`;
  eventLogContract(() => ({ open: () => openLog(url()), environment: () => ({ COMPASS_EVENTS: url() }) }));
});

describeWithOwnKafka('the event log on a Kafka that is killed and started again', (kafka) => {
  const url = () => `kafka://${kafka().address}`;
  outageContract(() => ({
    open: () => openLog(url()),
    environment: () => ({ COMPASS_EVENTS: url() }),
    breakDown: () => kafka().kill(),
    repair: () => kafka().start(),
  }));
});

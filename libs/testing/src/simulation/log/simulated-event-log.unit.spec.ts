import { systemClock, systemTimers } from '@compass/kernel';
import { randomUUID } from 'node:crypto';
import { eventLogContract } from '../../../../messaging/src/contract/event-log.contract.js';
import { groupMemberContract } from '../../../../messaging/src/contract/group-member.contract.js';
import { silentLogger } from '../../../../messaging/src/contract/silent-logger.js';
import { topicSpec } from '../../../../messaging/src/contract/topic-spec.js';
import { directWire } from '../process/wire.js';
import { Random } from '../schedule/random.js';
import { memberOf } from './group-member.js';
import { SimulatedBroker } from './simulated-broker.js';
import { SimulatedEventLog } from './simulated-event-log.js';

const broker = new SimulatedBroker(() => systemClock.now(), new Random(1));

const open = () =>
  Promise.resolve(
    new SimulatedEventLog({
      ...{ broker, wire: directWire, id: randomUUID(), logger: silentLogger, clock: systemClock, timers: systemTimers },
      membership: { leaseMs: 6_000, heartbeatMs: 300 },
      wake: (task) => void systemTimers.after(1, task),
    }),
  );

eventLogContract(() => ({ open, environment: () => ({}) }), 'memory');

groupMemberContract('a simulated log', () => ({
  createTopic: (name, partitions) => Promise.resolve(broker.ensureTopics([topicSpec(name, partitions)])),
  member: (group, topic, leaseMs) => memberOf(broker, group, { id: randomUUID(), topics: [topic], leaseMs }),
}));

import type { ClusterIdentity } from './cluster-identity.js';

/** The text of server.properties for one process that is broker and controller, sized for a developer's machine. */
export function brokerProperties(dataDir: string, { clientPort, controllerPort }: ClusterIdentity): string {
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'log.dirs': dataDir,
    listeners: `CLIENT://127.0.0.1:${clientPort},CONTROLLER://127.0.0.1:${controllerPort}`,
    'listener.security.protocol.map': 'CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'inter.broker.listener.name': 'CLIENT',
    // Topics come from the catalogue only.
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    // A group's first members need not wait for others.
    'group.initial.rebalance.delay.ms': 0,
    // A killed broker may come back only when its session has ended: 9 s by default.
    'broker.session.timeout.ms': 2_000,
    'broker.heartbeat.interval.ms': 400,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
  };
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

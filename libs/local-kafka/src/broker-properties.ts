import type { ClusterIdentity } from './cluster-identity.js';

/**
 * The text of server.properties for one process that is broker and controller, sized for a developer's machine.
 * @param users passwords by name; the first is the super user. Absent: nobody has to log in
 */
export function brokerProperties(
  dataDir: string,
  { nodeId, clientPort, controllerPorts }: ClusterIdentity,
  users?: Readonly<Record<string, string>>,
): string {
  const replicas = Math.min(3, controllerPorts.length);
  const enough = Math.max(1, replicas - 1);
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': nodeId,
    'log.dirs': dataDir,
    listeners: `CLIENT://127.0.0.1:${clientPort},CONTROLLER://127.0.0.1:${controllerPorts[nodeId - 1]}`,
    'listener.security.protocol.map': `CLIENT:${users ? 'SASL_PLAINTEXT' : 'PLAINTEXT'},CONTROLLER:PLAINTEXT`,
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': controllerPorts.map((port, n) => `${n + 1}@127.0.0.1:${port}`).join(','),
    'inter.broker.listener.name': 'CLIENT',
    // Topics come from the catalogue only.
    'auto.create.topics.enable': false,
    'default.replication.factor': replicas,
    'min.insync.replicas': enough,
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': enough,
    'transaction.state.log.num.partitions': 4,
    // A group's first members need not wait for others.
    'group.initial.rebalance.delay.ms': 0,
    // A killed broker may come back only when its session has ended: 9 s by default.
    'broker.session.timeout.ms': 2_000,
    'broker.heartbeat.interval.ms': 400,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
    ...(users && accessProperties(users)),
  };
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function accessProperties(users: Readonly<Record<string, string>>) {
  const accounts = Object.entries(users);
  const [[admin, password] = ['', '']] = accounts;
  const known = accounts.map(([name, secret]) => ` user_${name}="${secret}"`).join('');
  const login = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
  return {
    'sasl.enabled.mechanisms': 'PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'listener.name.client.plain.sasl.jaas.config': `${login} username="${admin}" password="${password}"${known};`,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    // On the controllers' listener nobody logs in: that is the broker itself.
    'super.users': `User:${admin};User:ANONYMOUS`,
  };
}

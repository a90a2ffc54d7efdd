import { agentTopic, topics } from '@compass/contracts';
import { RetryableError, systemTimers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import kafkajs, { type AclEntry, type Admin } from 'kafkajs';
import { kafkaClient, type KafkaLogin } from './kafka-client.js';
import { asLogError } from './kafka-errors.js';

// Names that Node does not see in a CommonJS module.
const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

const lookAgainMs = 50;
const looks = 200;

/** A right on one resource of Kafka, or on all whose names begin so. */
export interface Right {
  readonly operation: 'read' | 'write';
  readonly resource: 'topic' | 'group';
  readonly name: string;
  readonly pattern: 'literal' | 'prefixed';
}

/** All that an agent of that name needs of Kafka: to read its own topic with the groups of its versions, and to write results. */
export function rightsOfAgent(agent: string): readonly Right[] {
  return [
    { operation: 'read', resource: 'topic', name: agentTopic(agent).name, pattern: 'literal' },
    { operation: 'read', resource: 'group', name: `agent-${agent}-`, pattern: 'prefixed' },
    { operation: 'write', resource: 'topic', name: topics.results.name, pattern: 'literal' },
  ];
}

export interface Grant {
  readonly agent: string;
  /** Whom the brokers know by it, for example `User:team-storage`. */
  readonly principal: string;
}

/**
 * Gives a principal the rights of an agent and waits until they are in force; what it has already stays. Needs the right to alter the
 * cluster.
 * @throws PermanentError `event-log-forbidden`, RetryableError `event-log-unavailable`
 */
export async function grantAgent(
  brokers: readonly string[],
  login: KafkaLogin,
  { agent, principal }: Grant,
  logger: Logger,
): Promise<void> {
  const admin = kafkaClient('compass-grant', brokers, logger, login).admin();
  try {
    await admin.connect();
    const entries = rightsOfAgent(agent).map((right) => entryOf(right, principal));
    await admin.createAcls({ acl: entries });
    for (const entry of entries) await untilInForce(admin, entry);
  } catch (error) {
    throw asLogError(error);
  } finally {
    await admin.disconnect();
  }
}

/** The broker acknowledges a rule a moment before it goes by it. */
async function untilInForce(admin: Admin, entry: AclEntry): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    const { resources } = await admin.describeAcls(entry);
    if (resources.some(({ acls }) => acls.length > 0)) return;
    await new Promise<void>((resolve) => systemTimers.after(lookAgainMs, resolve));
  }
  throw new RetryableError('event-log-unavailable', `given, but not in force yet: ${entry.resourceName}`);
}

function entryOf({ operation, resource, name, pattern }: Right, principal: string): AclEntry {
  return {
    principal,
    host: '*',
    operation: operation === 'read' ? AclOperationTypes.READ : AclOperationTypes.WRITE,
    permissionType: AclPermissionTypes.ALLOW,
    resourceType: resource === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
    resourceName: name,
    resourcePatternType: pattern === 'literal' ? ResourcePatternTypes.LITERAL : ResourcePatternTypes.PREFIXED,
  };
}

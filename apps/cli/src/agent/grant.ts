import { PermanentError } from '@compass/kernel';
import { grantAgent, parseEventsUrl, rightsOfAgent, type KafkaLogin } from '@compass/messaging';
import { createLogger } from '@compass/telemetry';

export interface GrantOptions {
  /** kafka://…, where the rights are given; absent: they are only printed. */
  readonly apply?: string;
}

/**
 * Prints what an agent needs of Kafka as arguments of kafka-acls.sh, and gives it, if asked to.
 * @param principal as the brokers name it, for example User:team-storage
 * @throws PermanentError `events-url-invalid`, `event-log-forbidden`, RetryableError `event-log-unavailable`
 */
export async function grantRights(agent: string, principal: string, { apply }: GrantOptions): Promise<void> {
  for (const { operation, resource, name, pattern } of rightsOfAgent(agent))
    console.log(
      `kafka-acls.sh --add --allow-principal ${principal} --operation ${operation} --${resource} ${name} --resource-pattern-type ${pattern}`,
    );
  if (apply === undefined) return;
  const location = parseEventsUrl(apply);
  if (location.kind !== 'kafka') throw new PermanentError('events-url-invalid', 'rights are given in Kafka');
  const logger = createLogger({ service: 'compass', instance: 'cli', level: 'error' });
  await grantAgent(location.brokers, operatorLogin(), { agent, principal }, logger);
  console.log(`given to ${principal}`);
}

function operatorLogin(): KafkaLogin {
  const { COMPASS_EVENTS_USERNAME: name, COMPASS_EVENTS_PASSWORD: password = '' } = process.env;
  const mechanism = (process.env['COMPASS_EVENTS_SASL'] ?? 'plain') as 'plain' | 'scram-sha-256' | 'scram-sha-512';
  const tls = process.env['COMPASS_EVENTS_TLS'] === 'true';
  return { tls, ...(name && { user: { name, password, mechanism } }) };
}

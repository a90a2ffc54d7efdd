import { agentKeyRule, faultsOf } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { grantAgent, parseEventsUrl, rightsOfAgent, type KafkaLogin } from '@compass/messaging';
import { createLogger } from '@compass/telemetry';
import { print } from '../print.js';

export interface GrantOptions {
  /** kafka://…, where the rights are given; absent: they are only printed. */
  readonly apply?: string;
  readonly json?: boolean;
}

/**
 * Prints what an agent needs of Kafka as arguments of kafka-acls.sh, and gives it, if asked to.
 * @param principal as the brokers name it, for example User:team-storage
 * @throws PermanentError `invalid-agent`, `invalid-principal`, `events-url-invalid`, `event-log-forbidden`, RetryableError `event-log-unavailable`
 */
export async function grantRights(agent: string, principal: string, options: GrantOptions): Promise<void> {
  const named = agentKeyRule.pick({ name: true }).safeParse({ name: agent });
  if (!named.success) throw new PermanentError('invalid-agent', `"${agent}" is no agent: ${faultsOf(named.error)}`);
  if (!/^\w+:\S+$/.test(principal))
    throw new PermanentError('invalid-principal', `"${principal}" is no principal of Kafka, such as User:team-storage`);
  const rights = rightsOfAgent(agent);
  if (options.apply !== undefined) await give(agent, principal, options.apply);
  const granted = { agent, principal, rights, given: options.apply !== undefined };
  print(granted, () => rights.map((right) => commandOf(right, principal)).join(''), options.json);
  if (granted.given) console.error(`given to ${principal}`);
}

const commandOf = ({ operation, resource, name, pattern }: ReturnType<typeof rightsOfAgent>[number], to: string) =>
  `kafka-acls.sh --add --allow-principal ${to} --operation ${operation} --${resource} ${name} --resource-pattern-type ${pattern}\n`;

async function give(agent: string, principal: string, apply: string): Promise<void> {
  const location = parseEventsUrl(apply);
  if (location.kind !== 'kafka') throw new PermanentError('events-url-invalid', 'rights are given in Kafka');
  const logger = createLogger({ service: 'compass', instance: 'cli', level: 'error' });
  await grantAgent(location.brokers, operatorLogin(), { agent, principal }, logger);
}

function operatorLogin(): KafkaLogin {
  const { COMPASS_EVENTS_USERNAME: name, COMPASS_EVENTS_PASSWORD: password = '' } = process.env;
  const mechanism = (process.env['COMPASS_EVENTS_SASL'] ?? 'plain') as 'plain' | 'scram-sha-256' | 'scram-sha-512';
  const tls = process.env['COMPASS_EVENTS_TLS'] === 'true';
  return { tls, ...(name && { user: { name, password, mechanism } }) };
}

import { gatewayOf, type AccessOptions } from '../gateway/access.js';
import type { Gateway } from '../gateway/gateway.js';
import { print } from '../print.js';
import { allPages } from './all-pages.js';

interface AgentJson {
  readonly agent: { readonly name: string; readonly version: string; readonly capabilities: readonly string[] };
  readonly biddable: boolean;
  readonly draining: boolean;
  /** Below 0: none was set. */
  readonly weight: number;
}

/** Prints the agents that are registered with the market, a line each. */
export async function listAgents(options: AccessOptions): Promise<void> {
  const { agents } = await gatewayOf(options).get<{ agents: AgentJson[] }>('/v1/agents');
  if (agents.length === 0) console.error('there are none');
  print(agents, (all) => all.map(agentLine).join(''), options.json);
}

function agentLine({ agent, biddable, draining, weight }: AgentJson): string {
  const status = draining ? 'draining' : biddable ? 'biddable' : 'joining';
  const share = weight >= 0 ? `  weight ${weight}` : '';
  return `${agent.name}@${agent.version}  ${status}${share}  ${agent.capabilities.join(' ')}\n`;
}

/** What the API shows of all services at once. */
const mostSurveyed = 500;

interface DeadLetterJson {
  readonly deadLetterId: string;
  readonly service: string;
  readonly topic: string;
  readonly code: string;
  readonly reason: string;
  readonly failedAtMs: number;
  readonly body: string;
}

interface ListOptions extends AccessOptions {
  readonly limit: number;
}

/** Prints what services gave up on, a line each, the newest first. */
export async function listDeadLetters(service: string | undefined, { limit, ...access }: ListOptions): Promise<void> {
  const gateway = gatewayOf(access);
  const path = '/v1/deadletters';
  const letters =
    service === undefined
      ? await surveyed(gateway, path, Math.min(limit, mostSurveyed))
      : await allPages<DeadLetterJson>(gateway, `${path}/${encodeURIComponent(service)}`, 'deadLetters', { limit });
  print(letters, (all) => all.map(deadLetterLine).join(''), access.json);
}

/** The newest of all services; says so on standard error when there are none, or may be more. */
async function surveyed(gateway: Gateway, path: string, pageSize: number): Promise<readonly DeadLetterJson[]> {
  const survey = await gateway.get<{ deadLetters: DeadLetterJson[]; unavailable: string[] }>(
    `${path}?pageSize=${pageSize}`,
  );
  const { deadLetters, unavailable } = survey;
  for (const away of unavailable) console.error(`${away} does not answer: its dead letters are not shown`);
  if (deadLetters.length === 0) console.error('there are none');
  if (deadLetters.length === pageSize)
    console.error(`these are the newest ${pageSize}: --limit, or name a service to see all of its`);
  return deadLetters;
}

const deadLetterLine = ({ service, deadLetterId, failedAtMs, topic, code, reason }: DeadLetterJson): string =>
  `${service}  ${deadLetterId}  ${new Date(failedAtMs).toISOString()}  ${topic}  ${code}: ${reason}\n`;

const letterPath = (service: string, id: string): string =>
  `/v1/deadletters/${encodeURIComponent(service)}/${encodeURIComponent(id)}`;

/** Writes the original bytes of one to standard output. */
export async function showDeadLetter(service: string, id: string, options: AccessOptions): Promise<void> {
  const letter = await gatewayOf(options).get<DeadLetterJson>(letterPath(service, id));
  if (options.json) print(letter, String, true);
  else process.stdout.write(Buffer.from(letter.body, 'base64'));
}

/** Hands one to its handler again. */
export async function redriveDeadLetter(service: string, id: string, options: AccessOptions): Promise<void> {
  const answer = await gatewayOf(options).post<object>(`${letterPath(service, id)}/redrive`, '');
  print(answer, () => `${id} is handed over again\n`, options.json);
}

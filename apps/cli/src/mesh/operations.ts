import { gatewayOf, type AccessOptions } from '../gateway/access.js';
import { print } from '../print.js';

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

interface DeadLetterJson {
  readonly deadLetterId: string;
  readonly service: string;
  readonly topic: string;
  readonly code: string;
  readonly reason: string;
  readonly failedAtMs: number;
  readonly body: string;
}

/** Prints what services gave up on, a line each, the newest first. */
export async function listDeadLetters(service: string | undefined, options: AccessOptions): Promise<void> {
  const path = service === undefined ? '/v1/deadletters' : `/v1/deadletters/${encodeURIComponent(service)}`;
  const page = await gatewayOf(options).get<{ deadLetters: DeadLetterJson[]; unavailable?: string[] }>(path);
  for (const away of page.unavailable ?? []) console.error(`${away} does not answer: its dead letters are not shown`);
  if (page.deadLetters.length === 0) console.error('there are none');
  print(page.deadLetters, (all) => all.map(deadLetterLine).join(''), options.json);
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

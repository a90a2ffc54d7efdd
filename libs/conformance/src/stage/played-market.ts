import { Metadata, status, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import {
  agentProtocol,
  agentTopic,
  topics,
  type AgentRegistration,
  type HeartbeatRequest,
  type HeartbeatResponse,
  type RegisterRequest,
  type RegisterResponse,
} from '@compass/contracts';
import type { EventLog } from '@compass/messaging';

/** Something an agent said to the market. */
interface Heard<T> {
  readonly atMs: number;
  readonly said: T;
}

type Handler<Request, Response> = (call: ServerUnaryCall<Request, Response>, answer: sendUnaryData<Response>) => void;

/** The market as agents see it: takes down what they say, and answers as the real one does. */
export class PlayedMarket {
  readonly registrations: Heard<AgentRegistration>[] = [];
  readonly heartbeats: Heard<HeartbeatRequest>[] = [];
  readonly deregistrations: Heard<HeartbeatRequest>[] = [];
  /** Calls of Register that are refused as by a market that is away. */
  refusals = 1;
  refused = 0;
  readonly #known = new Set<string>();

  constructor(
    private readonly log: Pick<EventLog, 'ensureTopics'>,
    private readonly leaseMs: number,
  ) {}

  /** Whether the market would ask the agent for bids: registered, and its consumer has joined. */
  get isBiddable(): boolean {
    const latest = this.registrations.at(-1);
    const isOf = ({ said }: Heard<HeartbeatRequest>) => said.instance === latest?.said.instance;
    return !!latest && this.heartbeats.some((one) => isOf(one) && one.said.consuming && one.atMs >= latest.atMs);
  }

  /** As after a restart without memory: the next heartbeat is answered NOT_FOUND. @returns what takes that back */
  forget(): () => void {
    const known = [...this.#known];
    this.#known.clear();
    return () => known.forEach((key) => this.#known.add(key));
  }

  readonly handlers = {
    Register: ((call, answer) => void this.#register(call.request, answer)) satisfies Handler<
      RegisterRequest,
      RegisterResponse
    >,
    Heartbeat: (({ request }, answer) => this.#heartbeat(request, answer)) satisfies Handler<
      HeartbeatRequest,
      HeartbeatResponse
    >,
    Deregister: (({ request }, answer) => {
      this.deregistrations.push({ atMs: performance.now(), said: request });
      this.#known.delete(keyOf(request));
      answer(null, {});
    }) satisfies Handler<HeartbeatRequest, object>,
  };

  async #register({ agent }: RegisterRequest, answer: sendUnaryData<RegisterResponse>): Promise<void> {
    if (this.refusals > 0) {
      this.refusals -= 1;
      this.refused += 1;
      return answer(failure(status.UNAVAILABLE, 'market-away', 'the market is away: try again'));
    }
    if (!agent) return answer(failure(status.INVALID_ARGUMENT, 'invalid-registration', 'no agent'));
    const topic = agentTopic(agent.name);
    await this.log.ensureTopics([topic, topics.results]);
    this.#known.add(keyOf(agent));
    this.registrations.push({ atMs: performance.now(), said: agent });
    const heartbeatMs = Math.floor(this.leaseMs / 3);
    answer(null, { topic: topic.name, leaseMs: this.leaseMs, heartbeatMs, protocol: agentProtocol });
  }

  #heartbeat(request: HeartbeatRequest, answer: sendUnaryData<HeartbeatResponse>): void {
    this.heartbeats.push({ atMs: performance.now(), said: request });
    if (!this.#known.has(keyOf(request)))
      return answer(failure(status.NOT_FOUND, 'unknown-agent', `${request.name} must register again`));
    answer(null, { leaseUntilMs: Date.now() + this.leaseMs, draining: false });
  }
}

const keyOf = ({ name, version, instance }: Pick<HeartbeatRequest, 'name' | 'version' | 'instance'>): string =>
  `${name}/${version}/${instance}`;

/** A refusal as the mesh's services send it: a status, and the stable code in the trailing metadata. */
function failure(code: status, stableCode: string, details: string) {
  const metadata = new Metadata();
  metadata.set('compass-code', stableCode);
  return { code, details, metadata };
}

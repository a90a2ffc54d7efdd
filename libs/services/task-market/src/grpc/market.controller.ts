import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type {
  DeregisterRequest,
  DeregisterResponse,
  GetAccountRequest,
  GetAccountResponse,
  HeartbeatRequest,
  HeartbeatResponse,
  ListAgentsResponse,
  RegisterRequest,
  RegisterResponse,
} from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { AgentRegistrar } from './agent-registrar.js';
import { MarketQueries } from './market-queries.js';
import { parseAgentKey, parseRegistration } from './parse-registration.js';

/** compass.market.v1.MarketService: parses, delegates, answers. */
@Controller()
export class MarketController {
  constructor(
    private readonly registrar: AgentRegistrar,
    private readonly queries: MarketQueries,
  ) {}

  @GrpcMethod('MarketService', 'Register')
  register({ agent }: RegisterRequest): Promise<RegisterResponse> {
    return this.registrar.register(parseRegistration(agent));
  }

  @GrpcMethod('MarketService', 'Heartbeat')
  async heartbeat(request: HeartbeatRequest): Promise<HeartbeatResponse> {
    const agent = parseAgentKey(request);
    const leaseUntilMs = await this.registrar.renew(agent, request.consuming);
    if (leaseUntilMs === undefined)
      throw new PermanentError('unknown-agent', `${agent.name} ${agent.version} ${agent.instance} must register again`);
    return { leaseUntilMs };
  }

  @GrpcMethod('MarketService', 'Deregister')
  async deregister(request: DeregisterRequest): Promise<DeregisterResponse> {
    await this.registrar.deregister(parseAgentKey(request));
    return {};
  }

  @GrpcMethod('MarketService', 'ListAgents')
  async listAgents(): Promise<ListAgentsResponse> {
    return { agents: await this.queries.listAgents() };
  }

  @GrpcMethod('MarketService', 'GetAccount')
  getAccount({ investigationId }: GetAccountRequest): Promise<GetAccountResponse> {
    return this.queries.getAccount(investigationId);
  }
}

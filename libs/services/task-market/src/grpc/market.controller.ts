import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type {
  DeregisterRequest,
  DeregisterResponse,
  DrainAgentRequest,
  DrainAgentResponse,
  GetAccountRequest,
  GetAccountResponse,
  HeartbeatRequest,
  HeartbeatResponse,
  ListAgentsResponse,
  RegisterRequest,
  RegisterResponse,
  WeighAgentRequest,
  WeighAgentResponse,
} from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { AgentRegistrar } from './agent-registrar.js';
import { AgentVersions } from './agent-versions.js';
import { MarketQueries } from './market-queries.js';
import { parseAgentKey, parseRegistration, parseVersionKey } from './parse-registration.js';

/** compass.market.v1.MarketService: parses, delegates, answers. */
@Controller()
export class MarketController {
  constructor(
    private readonly registrar: AgentRegistrar,
    private readonly versions: AgentVersions,
    private readonly queries: MarketQueries,
  ) {}

  @GrpcMethod('MarketService', 'Register')
  register({ agent }: RegisterRequest): Promise<RegisterResponse> {
    return this.registrar.register(parseRegistration(agent));
  }

  @GrpcMethod('MarketService', 'Heartbeat')
  async heartbeat(request: HeartbeatRequest): Promise<HeartbeatResponse> {
    const agent = parseAgentKey(request);
    const renewed = await this.registrar.renew(agent, request.consuming);
    if (!renewed)
      throw new PermanentError('unknown-agent', `${agent.name} ${agent.version} ${agent.instance} must register again`);
    return renewed;
  }

  @GrpcMethod('MarketService', 'Deregister')
  async deregister(request: DeregisterRequest): Promise<DeregisterResponse> {
    await this.registrar.deregister(parseAgentKey(request));
    return {};
  }

  @GrpcMethod('MarketService', 'DrainAgent')
  async drainAgent({ draining, ...version }: DrainAgentRequest): Promise<DrainAgentResponse> {
    return { openAwards: await this.versions.drain(parseVersionKey(version), draining) };
  }

  @GrpcMethod('MarketService', 'WeighAgent')
  async weighAgent({ weight, ...version }: WeighAgentRequest): Promise<WeighAgentResponse> {
    await this.versions.weigh(parseVersionKey(version), weight < 0 ? null : weight);
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

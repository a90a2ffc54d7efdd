import { Controller, Inject, Module } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import {
  agentTopic,
  topics,
  type AgentRegistration,
  type HeartbeatRequest,
  type PutObservationsRequest,
  type RegisterRequest,
} from '@compass/contracts';
import { PermanentError, RetryableError } from '@compass/kernel';
import type { EventLog } from '@compass/messaging';
import { defineService, EVENT_LOG } from '@compass/runtime';

/** What a market and a knowledge store in one process were told, and how they are to answer. */
export class FakeMesh {
  readonly agents = new Map<string, AgentRegistration>();
  readonly biddable = new Set<string>();
  readonly stored = new Set<string>();
  registrations = 0;
  storeIsAway = false;
}

/** The part of market and knowledge store that agents meet, over real gRPC. */
export function fakeMeshService(mesh: FakeMesh) {
  @Controller()
  class FakeController {
    constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

    @GrpcMethod('MarketService', 'Register')
    async register({ agent }: RegisterRequest) {
      const topic = agentTopic(agent!.name);
      await this.log.ensureTopics([topic, topics.results]);
      mesh.agents.set(agent!.instance, agent!);
      mesh.registrations += 1;
      return { topic: topic.name, leaseMs: 1_000, heartbeatMs: 100 };
    }

    @GrpcMethod('MarketService', 'Heartbeat')
    heartbeat({ instance, consuming }: HeartbeatRequest) {
      if (!mesh.agents.has(instance)) throw new PermanentError('agent-not-found', instance);
      if (consuming) mesh.biddable.add(instance);
      return { leaseUntilMs: 0 };
    }

    @GrpcMethod('MarketService', 'Deregister')
    deregister({ instance }: HeartbeatRequest) {
      mesh.agents.delete(instance);
      mesh.biddable.delete(instance);
      return {};
    }

    @GrpcMethod('KnowledgeService', 'PutObservations')
    putObservations({ observations }: PutObservationsRequest) {
      if (mesh.storeIsAway) throw new RetryableError('database-unavailable', 'x');
      for (const { hash } of observations) mesh.stored.add(hash);
      return { stored: observations.length };
    }

    /** Agents call nothing else; the server wants every method to have its handler. */
    @GrpcMethod('MarketService', 'ListAgents')
    listAgents() {
      return {};
    }

    @GrpcMethod('MarketService', 'DrainAgent')
    drainAgent() {
      return {};
    }

    @GrpcMethod('MarketService', 'WeighAgent')
    weighAgent() {
      return {};
    }

    @GrpcMethod('MarketService', 'GetAccount')
    getAccount() {
      return {};
    }

    @GrpcMethod('KnowledgeService', 'GetObservations')
    getObservations() {
      return {};
    }

    @GrpcMethod('KnowledgeService', 'FindMissing')
    findMissing() {
      return {};
    }

    @GrpcMethod('KnowledgeService', 'Search')
    search() {
      return {};
    }
  }

  @Module({ controllers: [FakeController] })
  class FakeModule {}

  return defineService({
    name: 'fake-mesh',
    grpc: ['compass.market.v1.MarketService', 'compass.knowledge.v1.KnowledgeService'],
    module: FakeModule,
  });
}

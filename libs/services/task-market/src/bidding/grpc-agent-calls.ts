import { Inject, Injectable } from '@nestjs/common';
import type { SolicitBidRequestInput, SolicitBidResponse } from '@compass/contracts';
import { asCompassError } from '@compass/kernel';
import { GRPC_CLIENTS, type GrpcClients } from '@compass/runtime';
import type { Answer } from '../domain/auction/offer.js';
import type { AgentCalls } from './agent-calls.js';

/** Asks agents by AgentService.SolicitBid. */
@Injectable()
export class GrpcAgentCalls implements AgentCalls {
  constructor(@Inject(GRPC_CLIENTS) private readonly clients: GrpcClients) {}

  async solicitBid(
    address: string,
    request: SolicitBidRequestInput,
    withinMs: number,
  ): Promise<Answer | 'unreachable'> {
    try {
      const agent = this.clients.client('compass.agents.v1.AgentService', address);
      return answerOf(await agent.solicitBid(request, { deadlineMs: withinMs }));
    } catch (error) {
      return asCompassError(error).code === 'unavailable' ? 'unreachable' : { kind: 'no-answer' };
    }
  }
}

function answerOf({ bid, decline }: SolicitBidResponse): Answer {
  if (bid) return { kind: 'bid', ...bid };
  return decline ? { kind: 'declined', reason: decline.reason } : { kind: 'no-answer' };
}

import { Controller, Inject } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type { SolicitBidRequest, SolicitBidResponseInput } from '@compass/contracts';
import { BidSolicitation } from './solicit-bid.js';

/** What every agent serves. */
@Controller()
export class AgentController {
  constructor(@Inject(BidSolicitation) private readonly bidding: BidSolicitation) {}

  @GrpcMethod('AgentService', 'SolicitBid')
  solicitBid(request: SolicitBidRequest): Promise<SolicitBidResponseInput> {
    return this.bidding.answer(request);
  }
}

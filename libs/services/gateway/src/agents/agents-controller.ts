import { Controller, Get, Inject } from '@nestjs/common';
import { messageJson } from '@compass/contracts';
import { Services } from '../services.js';

/** Who is registered with the market, and may be awarded work. */
@Controller('v1/agents')
export class AgentsController {
  constructor(@Inject(Services) private readonly services: Services) {}

  @Get()
  async list() {
    return messageJson('compass.market.v1.ListAgentsResponse', await this.services.market.listAgents({}));
  }
}

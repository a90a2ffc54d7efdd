import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { messageJson } from '@compass/contracts';
import { z } from 'zod';
import { Needs } from '../access/scope.js';
import { parseJsonBody } from '../http/parse-json-body.js';
import { Services } from '../services.js';

const bodyLimitBytes = 1024;
const drainBody = z.strictObject({ draining: z.boolean() });
const weightBody = z.strictObject({ weight: z.int().min(0).max(1_000_000_000).nullable() });
const noWeight = -1;

/** Who is registered with the market, and how the versions of an agent share its work. */
@Controller('v1/agents')
export class AgentsController {
  constructor(@Inject(Services) private readonly services: Services) {}

  @Get()
  async list() {
    return messageJson('compass.market.v1.ListAgentsResponse', await this.services.market.listAgents({}));
  }

  /** Also of a version that is not registered yet. @throws PermanentError `invalid-body`, `invalid-registration` */
  @Post(':name/:version/drain')
  @HttpCode(200)
  @Needs('admin')
  async drain(@Param('name') name: string, @Param('version') version: string, @Req() request: IncomingMessage) {
    const { draining } = await parseJsonBody(drainBody, request, bodyLimitBytes);
    const { openAwards } = await this.services.market.drainAgent({ name, version, draining });
    return { name, version, draining, openAwards };
  }

  /** Also of a version that is not registered yet. @throws PermanentError `invalid-body`, `invalid-registration` */
  @Post(':name/:version/weight')
  @HttpCode(200)
  @Needs('admin')
  async weigh(@Param('name') name: string, @Param('version') version: string, @Req() request: IncomingMessage) {
    const { weight } = await parseJsonBody(weightBody, request, bodyLimitBytes);
    await this.services.market.weighAgent({ name, version, weight: weight ?? noWeight });
    return { name, version, weight };
  }
}

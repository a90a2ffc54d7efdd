import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { messageJson } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { GRPC_CLIENTS, SETTINGS, type GrpcClients } from '@compass/runtime';
import { z } from 'zod';
import { pageQuery, parseQuery } from '../http/parse-query.js';
import type { GatewaySettings } from '../settings.js';

/** What the orchestrator knows, as JSON. */
@Controller('v1/investigations')
export class InvestigationsController {
  constructor(
    @Inject(GRPC_CLIENTS) private readonly clients: GrpcClients,
    @Inject(SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** Newest first. @throws PermanentError `invalid-query` */
  @Get()
  async list(@Query() query: unknown) {
    const page = await this.orchestrator.listInvestigations(parseQuery(pageQuery, query));
    return messageJson('compass.investigations.v1.ListInvestigationsResponse', page);
  }

  /** @throws PermanentError `unknown-investigation` */
  @Get(':investigationId')
  async get(@Param('investigationId') investigationId: string) {
    if (!z.uuid().safeParse(investigationId).success)
      throw new PermanentError('unknown-investigation', `no investigation ${investigationId}`);
    const found = await this.orchestrator.getInvestigation({ investigationId });
    return messageJson('compass.investigations.v1.GetInvestigationResponse', found);
  }

  private get orchestrator() {
    return this.clients.client('compass.investigations.v1.InvestigationService', this.settings.COMPASS_ORCHESTRATOR);
  }
}

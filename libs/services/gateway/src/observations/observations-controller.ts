import { Controller, Get, Inject, Param } from '@nestjs/common';
import { messageJson } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { GRPC_CLIENTS, SETTINGS, type GrpcClients } from '@compass/runtime';
import type { GatewaySettings } from '../settings.js';

/** The evidence behind a report, by the hashes that the report cites. */
@Controller('v1/observations')
export class ObservationsController {
  constructor(
    @Inject(GRPC_CLIENTS) private readonly clients: GrpcClients,
    @Inject(SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** @throws PermanentError `unknown-observation` */
  @Get(':hash')
  async get(@Param('hash') hash: string) {
    const knowledge = this.clients.client('compass.knowledge.v1.KnowledgeService', this.settings.COMPASS_KNOWLEDGE);
    const { observations } = await knowledge.getObservations({ hashes: [hash] });
    const [observation] = observations;
    if (!observation) throw new PermanentError('unknown-observation', `no observation ${hash}`);
    return messageJson('compass.observations.v1.Observation', observation);
  }
}

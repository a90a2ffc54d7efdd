import { Inject, Injectable } from '@nestjs/common';
import { GRPC_CLIENTS, SETTINGS, type GrpcClients } from '@compass/runtime';
import type { GatewaySettings } from './settings.js';

/** The services behind the API. */
@Injectable()
export class Services {
  constructor(
    @Inject(GRPC_CLIENTS) private readonly clients: GrpcClients,
    @Inject(SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  get orchestrator() {
    return this.clients.client('compass.investigations.v1.InvestigationService', this.settings.COMPASS_ORCHESTRATOR);
  }

  get incidents() {
    return this.clients.client('compass.incidents.v1.IncidentService', this.settings.COMPASS_INTAKE);
  }

  get intake() {
    return this.clients.client('compass.alerts.v1.AlertService', this.settings.COMPASS_INTAKE);
  }

  get knowledge() {
    return this.clients.client('compass.knowledge.v1.KnowledgeService', this.settings.COMPASS_KNOWLEDGE);
  }

  get market() {
    return this.clients.client('compass.market.v1.MarketService', this.settings.COMPASS_MARKET);
  }
}

import type { AgentServiceClient } from './generated/compass/agents/v1/AgentService.js';
import type { AlertServiceClient } from './generated/compass/alerts/v1/AlertService.js';
import type { IncidentServiceClient } from './generated/compass/incidents/v1/IncidentService.js';
import type { InvestigationServiceClient } from './generated/compass/investigations/v1/InvestigationService.js';
import type { KnowledgeServiceClient } from './generated/compass/knowledge/v1/KnowledgeService.js';
import type { MarketServiceClient } from './generated/compass/market/v1/MarketService.js';
import type { DeadLetterServiceClient } from './generated/compass/operations/v1/DeadLetterService.js';

/** Every gRPC service by its full name, with the generated type of its client. */
export interface Services {
  'compass.agents.v1.AgentService': AgentServiceClient;
  'compass.alerts.v1.AlertService': AlertServiceClient;
  'compass.incidents.v1.IncidentService': IncidentServiceClient;
  'compass.investigations.v1.InvestigationService': InvestigationServiceClient;
  'compass.knowledge.v1.KnowledgeService': KnowledgeServiceClient;
  'compass.market.v1.MarketService': MarketServiceClient;
  'compass.operations.v1.DeadLetterService': DeadLetterServiceClient;
}

export type ServiceName = keyof Services;

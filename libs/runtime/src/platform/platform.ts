import type { EventLog, PostgresMessaging } from '@compass/messaging';
import type { Database } from '@compass/persistence';
import type { Logger, Telemetry } from '@compass/telemetry';
import type { CommonSettings } from '../configuration/common-settings.js';
import type { ChannelClients } from '../grpc/channel-clients.js';
import type { ServiceDefinition } from '../service-definition.js';

/** What a service stands on, opened for it alone. */
export interface Platform {
  readonly definition: ServiceDefinition;
  readonly settings: CommonSettings;
  readonly logger: Logger;
  readonly telemetry: Telemetry;
  readonly grpcClients: ChannelClients;
  /** Absent: the definition has no migrations. */
  readonly state?: State;
  /** Absent: the definition says so. */
  readonly eventLog?: EventLog;
}

/** The schema of one service. */
export interface State {
  readonly database: Database;
  readonly messaging: PostgresMessaging;
}

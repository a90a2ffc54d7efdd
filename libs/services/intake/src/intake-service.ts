import { Module } from '@nestjs/common';
import { topics } from '@compass/contracts';
import type { Clock } from '@compass/kernel';
import type { PostgresMessaging } from '@compass/messaging';
import type { UnitOfWork } from '@compass/persistence';
import {
  choiceSetting,
  CLOCK,
  consumer,
  defineService,
  MESSAGING,
  SETTINGS,
  textSetting,
  UNIT_OF_WORK,
  type SettingsOf,
} from '@compass/runtime';
import { z } from 'zod';
import { AlertController } from './grpc/alert-controller.js';
import { IncidentController } from './grpc/incident-controller.js';
import type { MaintenanceWindow } from './domain/maintenance.js';
import { readMaintenance } from './edge/maintenance-file.js';
import { LearnCalls, LearnVerdict } from './handlers/learn-answers.js';
import { CorrelateAlerts } from './handlers/correlate-alerts.js';
import { alertRetention, silenceRetention } from './store/alert-retention.js';
import { incidentRetention } from './store/incident-retention.js';
import type { IntakeTransaction } from './store/incident-store.js';
import { incidentMetrics } from './metrics/incident-metrics.js';
import { PostgresAlertViews } from './store/postgres-alert-views.js';
import { PostgresIncidentViews } from './store/postgres-incident-views.js';
import { ALERT_VIEWS, INCIDENT_STORE, INCIDENT_VIEWS, MAINTENANCE } from './tokens.js';
import { intakeMigrations } from './store/migrations.js';
import { PostgresIncidentStore } from './store/postgres-incident-store.js';

const dayMs = 24 * 60 * 60 * 1000;

const settings = z.object({
  COMPASS_DEFAULT_ENVIRONMENT: textSetting(
    'The environment of alerts that name none. Absent: such alerts go to the dead letter as `unknown-environment`.',
    'any text that is not blank',
    /\S/,
  ).optional(),
  COMPASS_INVESTIGATES_ITSELF: choiceSetting(
    'Whether alerts about COMPASS itself begin investigations. Only for a COMPASS that watches another one: else it could go round in circles.',
    ['yes', 'no'],
  ).default('no'),
  COMPASS_MAINTENANCE: textSetting(
    'The file of maintenance windows: see [correlation](correlation.md#maintenance-windows). Absent: there are none.',
    'the path of a YAML or JSON file',
    /\S/,
  ).optional(),
});

@Module({
  controllers: [AlertController, IncidentController],
  providers: [
    {
      provide: ALERT_VIEWS,
      inject: [UNIT_OF_WORK],
      useFactory: (unitOfWork: UnitOfWork) => new PostgresAlertViews(unitOfWork),
    },
    {
      provide: INCIDENT_VIEWS,
      inject: [UNIT_OF_WORK],
      useFactory: (unitOfWork: UnitOfWork) => new PostgresIncidentViews(unitOfWork),
    },
    LearnCalls,
    LearnVerdict,
    {
      provide: MAINTENANCE,
      inject: [SETTINGS],
      useFactory: ({ COMPASS_MAINTENANCE: file }: SettingsOf<typeof settings>) => (file ? readMaintenance(file) : []),
    },
    {
      provide: INCIDENT_STORE,
      inject: [UNIT_OF_WORK, MESSAGING],
      useFactory: (unitOfWork: UnitOfWork, messaging: PostgresMessaging) =>
        new PostgresIncidentStore(unitOfWork, messaging),
    },
    {
      provide: CorrelateAlerts,
      inject: [SETTINGS, CLOCK, MAINTENANCE],
      useFactory: (chosen: SettingsOf<typeof settings>, clock: Clock, maintenance: readonly MaintenanceWindow[]) =>
        new CorrelateAlerts(clock, {
          defaultEnvironment: chosen.COMPASS_DEFAULT_ENVIRONMENT,
          investigatesItself: chosen.COMPASS_INVESTIGATES_ITSELF === 'yes',
          maintenance,
        }),
    },
    consumer<IntakeTransaction>({
      topics: [topics.alerts.name, topics.results.name, topics.verdicts.name],
      recordHandlers: [CorrelateAlerts],
      handlers: [LearnVerdict, LearnCalls],
      store: INCIDENT_STORE,
    }),
  ],
})
class IntakeModule {}

/** Raw alerts in, incidents out. */
export const intakeService = defineService({
  name: 'intake',
  settings,
  migrations: intakeMigrations,
  grpc: ['compass.alerts.v1.AlertService', 'compass.incidents.v1.IncidentService'],
  retention: ({ COMPASS_KEEP_DAYS: days }) =>
    [incidentRetention, alertRetention, silenceRetention].map((policy) => policy(days * dayMs)),
  eventMetrics: incidentMetrics,
  module: IntakeModule,
});

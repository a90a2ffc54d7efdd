import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { defineService, SETTINGS } from '@compass/runtime';
import { ApiTokens } from './access/api-tokens.js';
import { ScopeGuard } from './access/scope-guard.js';
import { AgentsController } from './agents/agents-controller.js';
import { AlertAdmission } from './alerts/alert-admission.js';
import { AlertLog } from './alerts/alert-log.js';
import { AlertAuthenticator } from './alerts/authentication/alert-authenticator.js';
import { AlertRecordsController } from './alerts/alert-records-controller.js';
import { AlertsController } from './alerts/alerts-controller.js';
import { SilencesController } from './alerts/silences-controller.js';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { DeadLettersController } from './dead-letters/dead-letters-controller.js';
import { IncidentsController } from './incidents/incidents-controller.js';
import { EntityTags } from './http/entity-tags.js';
import { KnownParameters } from './http/known-parameters.js';
import { ProblemFilter } from './http/problem-filter.js';
import { EventsController } from './investigations/events-controller.js';
import { InvestigationsController } from './investigations/investigations-controller.js';
import { JudgementsController } from './investigations/judgements-controller.js';
import { ObservationsController } from './observations/observations-controller.js';
import { OpenApiController } from './openapi/openapi-controller.js';
import { readDeepLinks } from './reports/deep-links.js';
import { ReportController } from './reports/report-controller.js';
import { Services } from './services.js';
import { gatewaySettings, type GatewaySettings } from './settings.js';
import { DEEP_LINKS } from './tokens.js';

@Module({
  controllers: [
    AlertsController,
    AlertRecordsController,
    SilencesController,
    IncidentsController,
    InvestigationsController,
    ReportController,
    EventsController,
    JudgementsController,
    AgentsController,
    ObservationsController,
    DeadLettersController,
    OpenApiController,
  ],
  providers: [
    ApiTokens,
    AlertAdmission,
    AlertAuthenticator,
    AlertLog,
    DeadLetters,
    Services,
    {
      provide: DEEP_LINKS,
      inject: [SETTINGS],
      useFactory: ({ COMPASS_DEEP_LINKS }: GatewaySettings) => readDeepLinks(COMPASS_DEEP_LINKS),
    },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: ScopeGuard },
    { provide: APP_GUARD, useClass: KnownParameters },
    { provide: APP_INTERCEPTOR, useClass: EntityTags },
  ],
})
export class GatewayModule {}

/** The REST API. It keeps no state: alerts go to the event log, questions to the services. */
export const gatewayService = defineService({ name: 'gateway', settings: gatewaySettings, module: GatewayModule });

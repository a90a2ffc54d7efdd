import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { defineService } from '@compass/runtime';
import { AlertAdmission } from './alerts/alert-admission.js';
import { AlertLog } from './alerts/alert-log.js';
import { AlertAuthenticator } from './alerts/authentication/alert-authenticator.js';
import { AlertsController } from './alerts/alerts-controller.js';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { DeadLettersController } from './dead-letters/dead-letters-controller.js';
import { ProblemFilter } from './http/problem-filter.js';
import { InvestigationsController } from './investigations/investigations-controller.js';
import { ObservationsController } from './observations/observations-controller.js';
import { OpenApiController } from './openapi/openapi-controller.js';
import { gatewaySettings } from './settings.js';

@Module({
  controllers: [
    AlertsController,
    InvestigationsController,
    ObservationsController,
    DeadLettersController,
    OpenApiController,
  ],
  providers: [
    AlertAdmission,
    AlertAuthenticator,
    AlertLog,
    DeadLetters,
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class GatewayModule {}

/** The REST API. It keeps no state: alerts go to the event log, questions to the services. */
export const gatewayService = defineService({ name: 'gateway', settings: gatewaySettings, module: GatewayModule });

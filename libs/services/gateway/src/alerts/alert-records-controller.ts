import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { messageJson } from '@compass/contracts';
import { z } from 'zod';
import { pageQuery, parseQuery } from '../http/parse-query.js';
import { Services } from '../services.js';
import { outcomes } from './outcomes.js';

const text = z.string().max(500).default('');
const recordsQuery = z.object({
  ...pageQuery.shape,
  receipt: text,
  incident: text,
  environment: text,
  outcome: z.enum(outcomes).optional(),
});

/** What became of alerts, and why. */
@Controller('v1/alerts')
export class AlertRecordsController {
  constructor(@Inject(Services) private readonly services: Services) {}

  /** Newest first. @throws PermanentError `invalid-query`, `invalid-page-token` */
  @Get()
  async list(@Query() query: unknown) {
    const { receipt, incident, outcome = '', ...same } = parseQuery(recordsQuery, query);
    const page = await this.services.intake.listAlerts({ ...same, outcome, receiptId: receipt, incidentId: incident });
    return messageJson('compass.alerts.v1.ListAlertsResponse', page);
  }

  /** @throws PermanentError `unknown-alert` */
  @Get(':key')
  async get(@Param('key') alertId: string) {
    const { record } = await this.services.intake.getAlert({ alertId });
    return messageJson('compass.alerts.v1.AlertRecord', record ?? {});
  }
}

import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { enumValue, messageJson, type IncidentStatus } from '@compass/contracts';
import { z } from 'zod';
import { pageQuery, parseQuery, rangeQuery } from '../http/parse-query.js';
import { Services } from '../services.js';

const text = z.string().max(200).default('');
const listQuery = z.object({
  ...pageQuery.shape,
  ...rangeQuery.shape,
  status: z.enum(['open', 'resolved']).optional(),
  environment: text,
  service: text,
});
const statusOf = (word: string): IncidentStatus => enumValue('compass.incidents.v1.IncidentStatus', word);

/** What intake has put together, as JSON. */
@Controller('v1/incidents')
export class IncidentsController {
  constructor(@Inject(Services) private readonly services: Services) {}

  /** Those that began last come first. @throws PermanentError `invalid-query`, `invalid-page-token` */
  @Get()
  async list(@Query() query: unknown) {
    const { status, since = 0, until = 0, ...same } = parseQuery(listQuery, query);
    const page = await this.services.incidents.listIncidents({
      ...same,
      ...(status && { status: statusOf(status) }),
      sinceMs: since,
      untilMs: until,
    });
    return messageJson('compass.incidents.v1.ListIncidentsResponse', page);
  }

  /** @throws PermanentError `unknown-incident` */
  @Get(':incidentId')
  async get(@Param('incidentId') incidentId: string) {
    const { record } = await this.services.incidents.getIncident({ incidentId });
    return messageJson('compass.incidents.v1.IncidentRecord', record ?? {});
  }
}

import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { enumValue, messageJson } from '@compass/contracts';
import { z } from 'zod';
import { pageQuery, parseQuery, rangeQuery, wordsQuery } from '../http/parse-query.js';
import { Services } from '../services.js';
import { parseInvestigationId } from './investigation-id.js';

const text = z.string().max(200).default('');
const listQuery = z.object({
  ...pageQuery.shape,
  ...rangeQuery.shape,
  status: wordsQuery(['waiting', 'running', 'concluded', 'expired']),
  verdict: wordsQuery(['cause', 'no-fault', 'insufficient-evidence']),
  environment: text,
  service: text,
  incident: text,
});

/** What the orchestrator knows, as JSON. */
@Controller('v1/investigations')
export class InvestigationsController {
  constructor(@Inject(Services) private readonly services: Services) {}

  /** Newest first. @throws PermanentError `invalid-query` */
  @Get()
  async list(@Query() query: unknown) {
    const { status, verdict, incident, since = 0, until = 0, ...same } = parseQuery(listQuery, query);
    const page = await this.services.orchestrator.listInvestigations({
      ...same,
      statuses: status.map((word) => enumValue('compass.investigations.v1.InvestigationStatus', word)),
      verdictKinds: verdict.map((word) => enumValue('compass.investigations.v1.VerdictKind', word)),
      incidentId: incident,
      sinceMs: since,
      untilMs: until,
    });
    return messageJson('compass.investigations.v1.ListInvestigationsResponse', page);
  }

  /** @throws PermanentError `unknown-investigation` */
  @Get(':investigationId')
  async get(@Param('investigationId') id: string) {
    const investigationId = parseInvestigationId(id);
    const found = await this.services.orchestrator.getInvestigation({ investigationId });
    return messageJson('compass.investigations.v1.GetInvestigationResponse', found);
  }

  /** @throws PermanentError `unknown-investigation` */
  @Get(':investigationId/timeline')
  async timeline(@Param('investigationId') id: string) {
    const investigationId = parseInvestigationId(id);
    const timeline = await this.services.orchestrator.getTimeline({ investigationId });
    return messageJson('compass.investigations.v1.GetTimelineResponse', timeline);
  }
}

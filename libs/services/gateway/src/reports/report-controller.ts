import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Observation } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import {
  citedBy,
  fullReport,
  renderFullReport,
  reportMarkdown,
  type DeepLink,
  type FullReport,
} from '@compass/rendering';
import { z } from 'zod';
import { accepted } from '../http/accepted.js';
import { parseQuery } from '../http/parse-query.js';
import { parseInvestigationId } from '../investigations/investigation-id.js';
import { Services } from '../services.js';
import { DEEP_LINKS } from '../tokens.js';
import { fullReportJson } from './full-report-json.js';

const formats = {
  json: 'application/json',
  markdown: 'text/markdown',
  text: 'text/plain',
} as const;
const reportQuery = z.object({ format: z.enum(['json', 'markdown', 'text']).optional() });

/** Observations asked for at once: each may have 256 KiB. */
const pageSize = 20;

/** The whole report of an investigation that has ended: the same content as JSON, Markdown and text. */
@Controller('v1/investigations/:investigationId/report')
export class ReportController {
  constructor(
    @Inject(Services) private readonly services: Services,
    @Inject(DEEP_LINKS) private readonly deepLink: DeepLink,
  ) {}

  /** @throws PermanentError `unknown-investigation`, `not-concluded`, `not-acceptable`, `invalid-query` */
  @Get()
  async report(
    @Param('investigationId') id: string,
    @Query() query: unknown,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<unknown> {
    const investigationId = parseInvestigationId(id);
    const { format } = parseQuery(reportQuery, query);
    const type = format ? formats[format] : accepted(request, Object.values(formats));
    const report = await this.read(investigationId);
    response.setHeader('vary', 'accept');
    if (type === 'application/json') return fullReportJson(report);
    response.setHeader('content-type', `${type}; charset=utf-8`);
    return type === 'text/markdown' ? reportMarkdown(report) : renderFullReport(report);
  }

  private async read(investigationId: string): Promise<FullReport> {
    const { summary, report, judgements } = await this.services.orchestrator.getInvestigation({ investigationId });
    if (!report || !summary)
      throw new PermanentError('not-concluded', `${investigationId} is still running: its events tell how it goes`);
    const observations = await this.observations(citedBy(report));
    return fullReport({ report, judgements }, observations, this.deepLink);
  }

  private async observations(hashes: readonly string[]): Promise<Observation[]> {
    const found: Observation[] = [];
    for (let at = 0; at < hashes.length; at += pageSize) {
      const page = await this.services.knowledge.getObservations({ hashes: hashes.slice(at, at + pageSize) });
      found.push(...page.observations);
    }
    return found;
  }
}

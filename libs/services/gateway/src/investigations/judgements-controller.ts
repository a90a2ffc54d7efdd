import { Controller, Headers, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { enumValue, messageJson } from '@compass/contracts';
import { z } from 'zod';
import type { AdmittedRequest } from '../access/scope-guard.js';
import { Needs } from '../access/scope.js';
import { parseJsonBody } from '../http/parse-json-body.js';
import { Services } from '../services.js';
import { parseInvestigationId } from './investigation-id.js';

const bodyLimitBytes = 64 * 1024;
const judgementBody = z.strictObject({
  hypothesisId: z.string().min(1).max(200),
  choice: z.enum(['confirmed', 'rejected']),
  by: z.string().trim().min(1).max(200).optional(),
  note: z.string().max(4_000).default(''),
});

/** What humans make of hypotheses. */
@Controller('v1/investigations/:investigationId/judgements')
export class JudgementsController {
  constructor(@Inject(Services) private readonly services: Services) {}

  /**
   * Once for each Idempotency-Key; without one, what says the same is the same.
   * @throws PermanentError `invalid-body`, `unknown-investigation`, `unknown-hypothesis`, `not-concluded`, `judgement-id-reused`
   */
  @Post()
  @HttpCode(201)
  @Needs('decide')
  async judge(
    @Param('investigationId') id: string,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: AdmittedRequest,
  ) {
    const investigationId = parseInvestigationId(id);
    const { hypothesisId, choice, note, by } = await parseJsonBody(judgementBody, request, bodyLimitBytes);
    const { judgement } = await this.services.orchestrator.judgeHypothesis({
      ...{ investigationId, hypothesisId, note },
      by: by ?? request.caller?.name ?? '',
      choice: enumValue('compass.investigations.v1.JudgementChoice', choice),
      judgementId: key?.trim() ?? '',
    });
    return messageJson('compass.investigations.v1.Judgement', judgement ?? {});
  }
}

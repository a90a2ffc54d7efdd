import { Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { enumValue, messageJson } from '@compass/contracts';
import { z } from 'zod';
import type { AdmittedRequest } from '../access/scope-guard.js';
import { Needs } from '../access/scope.js';
import { parseJsonBody } from '../http/parse-json-body.js';
import { moment, parseQuery } from '../http/parse-query.js';
import { Services } from '../services.js';

const bodyLimitBytes = 64 * 1024;
const time = z.union([z.int().min(0), moment]);
const silenceBody = z.strictObject({
  kind: z.enum(['silence', 'maintenance']).default('silence'),
  environment: z.string().max(200).default(''),
  matchers: z.array(
    z.strictObject({ label: z.string().min(1), pattern: z.string(), negated: z.boolean().default(false) }),
  ),
  startsAt: time.optional(),
  endsAt: time,
  createdBy: z.string().trim().max(200).optional(),
  comment: z.string().max(1_000).default(''),
});
const silencesQuery = z.object({ ended: z.enum(['true', 'false']).default('false') });
const silenceMessage = 'compass.alerts.v1.Silence';

/** Times in which alerts that fit open no incident and join none. */
@Controller('v1/silences')
export class SilencesController {
  constructor(@Inject(Services) private readonly services: Services) {}

  @Get()
  async list(@Query() query: unknown) {
    const includeEnded = parseQuery(silencesQuery, query).ended === 'true';
    return messageJson(
      'compass.alerts.v1.ListSilencesResponse',
      await this.services.intake.listSilences({ includeEnded }),
    );
  }

  /** Once for each Idempotency-Key. @throws PermanentError `invalid-body`, `invalid-silence`, `silence-key-reused` */
  @Post()
  @HttpCode(201)
  @Needs('decide')
  async create(@Headers('idempotency-key') key: string | undefined, @Req() request: AdmittedRequest) {
    const body = await parseJsonBody(silenceBody, request, bodyLimitBytes);
    const { kind, startsAt = 0, endsAt, createdBy, ...same } = body;
    const { silence } = await this.services.intake.createSilence({
      requestKey: key?.trim() ?? '',
      silence: {
        ...same,
        kind: enumValue('compass.alerts.v1.SilenceKind', kind),
        startsAtMs: startsAt,
        endsAtMs: endsAt,
        createdBy: createdBy ?? request.caller?.name ?? '',
      },
    });
    return messageJson(silenceMessage, silence ?? {});
  }

  /** Ends it now. @throws PermanentError `unknown-silence`, `silence-configured` */
  @Post(':silenceId/end')
  @HttpCode(200)
  @Needs('decide')
  async end(@Param('silenceId') silenceId: string) {
    const { silence } = await this.services.intake.expireSilence({ silenceId });
    return messageJson(silenceMessage, silence ?? {});
  }
}
